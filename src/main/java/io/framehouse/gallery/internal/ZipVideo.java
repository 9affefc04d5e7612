package io.framehouse.gallery.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A video as a ZIP holds it.
 *
 * @param blobKey null where there are no bytes (yet, or any more)
 */
record ZipVideo(
        UUID id,
        UUID job,
        @Nullable String title,
        String prompt,
        String model,
        @Nullable String resolution,
        @Nullable String aspect,
        @Nullable Long seed,
        int rating,
        String submitter,
        @Nullable String costCenter,
        long costMicros,
        Instant at,
        @Nullable String blobKey,
        @Nullable String contentType,
        long bytes,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long durationMillis,
        boolean sound,
        @Nullable String sha256,
        @Nullable String labels) {
    private static final int ID_DIGITS = 12;

    /**
     * A name that every system takes: the day, words of title or prompt, the last digits of the id,
     * which make it the only one.
     */
    String fileName() {
        String id = id().toString();
        String words = FileWords.of(title == null ? prompt : title);
        return at.atOffset(ZoneOffset.UTC).toLocalDate()
                + (words.isEmpty() ? "" : "_" + words)
                + "_"
                + id.substring(id.length() - ID_DIGITS)
                + ending();
    }

    private String ending() {
        return switch (contentType == null ? "" : contentType) {
            case "video/webm" -> ".webm";
            case "video/quicktime" -> ".mov";
            default -> ".mp4";
        };
    }
}

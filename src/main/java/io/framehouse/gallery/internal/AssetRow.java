package io.framehouse.gallery.internal;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An asset with what its job says, as read from the database. */
record AssetRow(
        UUID id,
        JobId job,
        String kind,
        String state,
        @Nullable String reason,
        @Nullable String blobKey,
        @Nullable String contentType,
        @Nullable Long bytes,
        @Nullable String sha256,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long durationMillis,
        boolean sound,
        Instant createdAt,
        @Nullable Instant readyAt,
        String prompt,
        String model,
        String submitter,
        Credits cost,
        @Nullable UUID coverId,
        @Nullable String coverType,
        @Nullable Instant trashedAt) {

    static AssetRow of(ResultSet row, int number) throws SQLException {
        byte[] sha256 = row.getBytes("sha256");
        return new AssetRow(
                row.getObject("id", UUID.class),
                new JobId(row.getObject("job_id", UUID.class)),
                row.getString("kind"),
                row.getString("state"),
                row.getString("reason"),
                row.getString("blob_key"),
                row.getString("content_type"),
                row.getObject("bytes", Long.class),
                sha256 == null ? null : HexFormat.of().formatHex(sha256),
                row.getObject("width", Integer.class),
                row.getObject("height", Integer.class),
                row.getObject("duration_ms", Long.class),
                row.getBoolean("sound"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("ready_at", OffsetDateTime.class)),
                row.getString("prompt"),
                row.getString("model"),
                row.getString("submitter"),
                Credits.ofMicros(row.getLong("micros")),
                row.getObject("cover_id", UUID.class),
                row.getString("cover_type"),
                instant(row.getObject("trashed_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    boolean isReady() {
        return state.equals("ready");
    }

    /** Whether the copy could not be made, which may be tried again. */
    boolean isFailed() {
        return state.equals("failed");
    }

    /** Whether its time was over. */
    boolean isExpired() {
        return state.equals("expired");
    }

    /** Whether its video lies in the trash, from where its bytes are given to nobody. */
    boolean isInTrash() {
        return trashedAt != null;
    }

    /** Why there are no bytes; null where there are, or will be. */
    @Nullable String goneBecause() {
        if (isInTrash()) {
            return "It is in the trash; restored from there it plays again.";
        }
        return isFailed() || isExpired() ? reason : null;
    }

    /** What a browser saves it as. */
    String fileName() {
        return job + (kind.equals("video") ? "" : "-" + kind) + "." + ending(contentType);
    }

    String coverFileName() {
        return job + "-cover." + ending(coverType);
    }

    private static String ending(@Nullable String contentType) {
        return switch (contentType == null ? "" : contentType) {
            case "video/webm" -> "webm";
            case "video/quicktime" -> "mov";
            case "image/jpeg" -> "jpg";
            case "image/png" -> "png";
            case "image/webp" -> "webp";
            default -> "mp4";
        };
    }
}

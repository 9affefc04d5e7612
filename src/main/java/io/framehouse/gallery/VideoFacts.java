package io.framehouse.gallery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a video's file; each part is null until it is known.
 *
 * @param codec as the file names it, such as {@code h264}
 * @param fpsMilli frames in 1,000 seconds
 * @param contentType video/mp4, video/webm or video/quicktime
 * @param sha256 of the content, 64 hexadecimal digits
 * @param readyAt since when our copy can be played
 * @param watermarked the same video with the model's watermark, where there is a copy of it
 */
public record VideoFacts(
        @Nullable String codec,
        @Nullable Integer fpsMilli,
        @Nullable String contentType,
        @Nullable Long bytes,
        @Nullable String sha256,
        @Nullable Instant readyAt,
        @Nullable Watermarked watermarked) {

    /**
     * The copy with a watermark.
     *
     * @param url signed, below the public URL
     */
    public record Watermarked(String url, @Nullable String contentType, @Nullable Long bytes) {}
}

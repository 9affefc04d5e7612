package io.framehouse.storage;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a team, checked by its content.
 *
 * @param contentType image/png, image/jpeg or image/webp
 */
public record Upload(
        UUID id,
        String blobKey,
        String sha256,
        String contentType,
        long bytes,
        int width,
        int height,
        @Nullable String fileName,
        Instant createdAt) {
    /** How a request names this picture in {@code images}. */
    public String reference() {
        return "upload:" + id;
    }
}

package io.framehouse.gallery;

import io.framehouse.shared.JobId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A video as a small picture among others.
 *
 * @param state {@code copying, ready, failed} or {@code expired}
 * @param coverUrl signed, below the public URL; null where there is none (yet)
 */
public record VideoTile(
        UUID id,
        JobId job,
        String prompt,
        String model,
        String state,
        @Nullable String coverUrl,
        @Nullable Long durationMillis) {}

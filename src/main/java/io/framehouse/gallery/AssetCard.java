package io.framehouse.gallery;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A video as the wall shows it.
 *
 * @param videoUrl and {@code coverUrl}: signed, below the public URL; null until ready
 */
public record AssetCard(
        UUID id,
        JobId job,
        String prompt,
        String model,
        String state,
        @Nullable String reason,
        @Nullable String videoUrl,
        @Nullable String coverUrl,
        @Nullable String contentType,
        @Nullable Long bytes,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long durationMillis,
        boolean sound,
        String createdBy,
        Credits cost,
        Instant createdAt) {}

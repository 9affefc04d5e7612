package io.framehouse.gateway.rest;

import io.framehouse.gallery.AssetCard;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A video of the team.
 *
 * @param duration in seconds
 * @param cost what its job settled at, in credits
 */
record AssetJson(
        UUID id,
        String jobId,
        String kind,
        String state,
        @Nullable String reason,
        @Nullable String url,
        @Nullable String coverUrl,
        @Nullable String contentType,
        @Nullable Long bytes,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable BigDecimal duration,
        boolean sound,
        String model,
        String prompt,
        String createdBy,
        String cost,
        Instant createdAt) {
    static AssetJson of(AssetCard card) {
        return new AssetJson(
                card.id(),
                card.job().toString(),
                "video",
                card.state(),
                card.reason(),
                card.videoUrl(),
                card.coverUrl(),
                card.contentType(),
                card.bytes(),
                card.width(),
                card.height(),
                WireNumbers.seconds(card.durationMillis()),
                card.sound(),
                card.model(),
                card.prompt(),
                card.createdBy(),
                card.cost().toWire(),
                card.createdAt());
    }
}

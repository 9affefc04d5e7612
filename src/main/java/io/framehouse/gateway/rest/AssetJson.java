package io.framehouse.gateway.rest;

import io.framehouse.gallery.AssetCard;
import io.framehouse.gallery.GalleryEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A video of the team.
 *
 * @param duration in seconds
 * @param cost what its job settled at, in credits
 * @param previewUrl a short film without sound; null where there is none
 * @param rating 1 to 5; 0 is unrated
 * @param trashedAt null where it does not lie in the trash
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
        Instant createdAt,
        @Nullable String previewUrl,
        @Nullable String title,
        int rating,
        List<String> labels,
        @Nullable Instant trashedAt) {
    static AssetJson of(GalleryEntry entry) {
        AssetCard card = entry.asset();
        return new AssetJson(
                card.id(),
                card.job().toString(),
                "video",
                // Callers know ready and failed; the reason tells that its time was over.
                card.state().equals("expired") ? "failed" : card.state(),
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
                card.createdAt(),
                entry.previewUrl(),
                entry.title(),
                entry.rating(),
                entry.labels(),
                entry.trashedAt());
    }
}

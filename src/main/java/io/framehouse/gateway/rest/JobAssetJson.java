package io.framehouse.gateway.rest;

import io.framehouse.jobs.JobAssets.JobAsset;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of a job's copies, shown once ready, or failed with its reason.
 *
 * @param duration in seconds
 */
record JobAssetJson(
        UUID id,
        String kind,
        String state,
        @Nullable String reason,
        @Nullable String url,
        @Nullable String contentType,
        @Nullable Long bytes,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable BigDecimal duration) {
    static List<JobAssetJson> of(List<JobAsset> assets) {
        return assets.stream()
                .filter(asset -> !asset.state().equals("copying"))
                .map(JobAssetJson::of)
                .toList();
    }

    private static JobAssetJson of(JobAsset asset) {
        return new JobAssetJson(
                asset.id(),
                asset.kind(),
                asset.state(),
                asset.reason(),
                asset.url(),
                asset.contentType(),
                asset.bytes(),
                asset.width(),
                asset.height(),
                WireNumbers.seconds(asset.durationMillis()));
    }
}

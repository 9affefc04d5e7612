package io.framehouse.gateway.rest;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.shared.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The limits under which a model may be used; null means none beyond the model's own. */
record CapsJson(
        @Nullable Integer maxDuration,
        @Nullable List<String> resolutions,
        String audio,
        boolean offPeakOnly,
        @Nullable String maxCreditsPerJob,
        boolean offPeakNever,
        String recommendedPrompt,
        String watermark) {
    static CapsJson of(AllowedModel allowed) {
        return new CapsJson(
                allowed.maxDurationSeconds(),
                allowed.resolutions(),
                Wire.of(allowed.audio()),
                allowed.offPeak() == AllowedModel.OffPeak.ONLY,
                WireNumbers.credits(allowed.maxCreditsPerJob()),
                allowed.offPeak() == AllowedModel.OffPeak.NEVER,
                Wire.of(allowed.recommendedPrompt()),
                Wire.of(allowed.watermark()));
    }
}

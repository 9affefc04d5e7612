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
        @Nullable String maxCreditsPerJob) {
    static CapsJson of(AllowedModel allowed) {
        return new CapsJson(
                allowed.maxDurationSeconds(),
                allowed.resolutions(),
                Wire.of(allowed.audio()),
                allowed.offPeakOnly(),
                WireNumbers.credits(allowed.maxCreditsPerJob()));
    }
}

package io.framehouse.gateway.rest.admin;

import io.framehouse.api.RequestReader;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Audio;
import io.framehouse.shared.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leave to use a model, as read and written by admins. */
record AllowlistJson(
        String model,
        @Nullable Integer maxDuration,
        @Nullable List<String> resolutions,
        String audio,
        boolean offPeakOnly,
        @Nullable String maxCreditsPerJob) {
    private static final int MAX_SECONDS = 3_600;

    static AllowlistJson of(AllowedModel allowed) {
        return new AllowlistJson(
                allowed.model(),
                allowed.maxDurationSeconds(),
                allowed.resolutions(),
                Wire.of(allowed.audio()),
                allowed.offPeakOnly(),
                allowed.maxCreditsPerJob() == null ? null : allowed.maxCreditsPerJob().toWire());
    }

    static AllowedModel read(RequestReader reader) {
        Audio audio = reader.optionalChoice("audio", Audio.class);
        return new AllowedModel(
                reader.text("model", 100),
                reader.optionalInteger("max_duration", 1, MAX_SECONDS),
                reader.optionalTexts("resolutions", 20, 20),
                audio == null ? Audio.ALLOWED : audio,
                reader.flag("off_peak_only", false),
                reader.optionalCredits("max_credits_per_job"));
    }
}

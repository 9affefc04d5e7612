package io.framehouse.gateway.rest.admin;

import io.framehouse.api.RequestReader;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Audio;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
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

    /** What the catalogue calls the list in its refusals. */
    private static final String LIST = "models";

    static AllowlistJson of(AllowedModel allowed) {
        return new AllowlistJson(
                allowed.model(),
                allowed.maxDurationSeconds(),
                allowed.resolutions(),
                Wire.of(allowed.audio()),
                allowed.offPeakOnly(),
                allowed.maxCreditsPerJob() == null ? null : allowed.maxCreditsPerJob().toWire());
    }

    /**
     * Stores a list, naming a refused row where the caller wrote it.
     *
     * @param place the field with the list, or empty where the list is the body
     */
    static void storing(String place, Runnable store) {
        try {
            store.run();
        } catch (DomainException refusal) {
            List<FieldError> errors = refusal.fieldErrors();
            throw errors.isEmpty()
                    ? refusal
                    : DomainException.invalid(
                            errors.stream().map(error -> placed(place, error)).toList());
        }
    }

    private static FieldError placed(String place, FieldError error) {
        String field = error.field();
        return field.startsWith(LIST)
                ? new FieldError(
                        place + field.substring(LIST.length()),
                        error.code(),
                        error.message(),
                        error.allowed())
                : error;
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

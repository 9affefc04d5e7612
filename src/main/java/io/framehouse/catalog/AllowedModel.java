package io.framehouse.catalog;

import io.framehouse.shared.Credits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leave to use a model, with caps.
 *
 * @param model a catalogue id, or {@code *} for all
 * @param maxDurationSeconds the longest video, or null for the model's own limit
 * @param resolutions the resolutions allowed; null for all
 */
public record AllowedModel(
        String model,
        @Nullable Integer maxDurationSeconds,
        @Nullable List<String> resolutions,
        Audio audio,
        boolean offPeakOnly,
        @Nullable Credits maxCreditsPerJob) {

    /** Leave to use sound. */
    public enum Audio {
        /** As the request says. */
        ALLOWED,
        /** Only without sound. */
        NEVER,
        /** Only with sound. */
        ALWAYS
    }

    /** A model without caps. */
    public static AllowedModel of(String model) {
        return new AllowedModel(model, null, null, Audio.ALLOWED, false, null);
    }
}

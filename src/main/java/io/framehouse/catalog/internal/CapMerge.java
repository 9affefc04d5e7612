package io.framehouse.catalog.internal;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Audio;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Joins the caps of two lists: the tightest of each. */
final class CapMerge {
    private CapMerge() {}

    /**
     * Empty where nothing could pass both: sound forbidden by one and demanded by the other, say.
     */
    static Optional<AllowedModel> tightest(String model, AllowedModel one, AllowedModel other) {
        List<String> resolutions = both(one.resolutions(), other.resolutions());
        boolean soundClash =
                one.audio() != other.audio()
                        && one.audio() != Audio.ALLOWED
                        && other.audio() != Audio.ALLOWED;
        if (soundClash || (resolutions != null && resolutions.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(
                new AllowedModel(
                        model,
                        least(one.maxDurationSeconds(), other.maxDurationSeconds()),
                        resolutions,
                        one.audio() == Audio.ALLOWED ? other.audio() : one.audio(),
                        one.offPeakOnly() || other.offPeakOnly(),
                        least(one.maxCreditsPerJob(), other.maxCreditsPerJob())));
    }

    private static @Nullable List<String> both(
            @Nullable List<String> one, @Nullable List<String> other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.stream().filter(other::contains).toList();
    }

    private static <T extends Comparable<T>> @Nullable T least(@Nullable T one, @Nullable T other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }
}

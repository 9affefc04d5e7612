package io.framehouse.catalog.internal;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Audio;
import io.framehouse.catalog.AllowedModel.OffPeak;
import io.framehouse.catalog.AllowedModel.RecommendedPrompt;
import io.framehouse.catalog.AllowedModel.Watermark;
import io.framehouse.catalog.AllowedModel.Who;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Joins the caps of two lists: the tightest of each. */
final class CapMerge {
    private CapMerge() {}

    /**
     * Empty where nothing could pass both: sound forbidden by one and demanded by the other, say.
     * Whom the rows are for is not looked at.
     */
    static Optional<AllowedModel> tightest(String model, AllowedModel one, AllowedModel other) {
        List<String> resolutions = both(one.resolutions(), other.resolutions());
        boolean clash =
                clash(Audio.ALLOWED, one.audio(), other.audio())
                        || clash(OffPeak.ALLOWED, one.offPeak(), other.offPeak());
        if (clash || (resolutions != null && resolutions.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(
                new AllowedModel(
                        model,
                        least(one.maxDurationSeconds(), other.maxDurationSeconds()),
                        resolutions,
                        tighter(Audio.ALLOWED, one.audio(), other.audio()),
                        tighter(OffPeak.ALLOWED, one.offPeak(), other.offPeak()),
                        tighter(
                                RecommendedPrompt.ALLOWED,
                                one.recommendedPrompt(),
                                other.recommendedPrompt()),
                        tighter(Watermark.FREE, one.watermark(), other.watermark()),
                        least(one.maxCreditsPerJob(), other.maxCreditsPerJob()),
                        Who.EVERYBODY));
    }

    private static <E extends Enum<E>> boolean clash(E free, E one, E other) {
        return one != other && one != free && other != free;
    }

    private static <E extends Enum<E>> E tighter(E free, E one, E other) {
        return one == free ? other : one;
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

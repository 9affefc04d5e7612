package io.framehouse.shell;

import io.framehouse.access.KeyCaps;
import io.framehouse.access.KeyModels.Choice;
import io.framehouse.access.KeyModels.Limits;
import io.framehouse.catalog.AllowedModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A key's limits as rows of its allowlist, and back. */
final class KeyRows {

    private KeyRows() {}

    /** One row for every model of the team; none where nothing is limited. */
    static List<AllowedModel> forAll(KeyCaps caps) {
        return caps.equals(KeyCaps.NONE)
                ? List.of()
                : List.of(row(AllowedModel.EVERY_MODEL, caps, List.of()));
    }

    /**
     * The row of one model.
     *
     * @param offered the model's own resolutions, to which the caps' are cut where some are left;
     *     empty cuts nothing
     */
    static AllowedModel row(String model, KeyCaps caps, List<String> offered) {
        List<String> left = offered.stream().filter(caps.resolutions()::contains).toList();
        List<String> resolutions = left.isEmpty() ? sorted(caps.resolutions()) : left;
        return new AllowedModel(
                model,
                caps.maxSeconds(),
                caps.resolutions().isEmpty() ? null : resolutions,
                AllowedModel.Audio.valueOf(caps.sound().name()),
                caps.offPeakOnly(),
                caps.maxCreditsPerJob());
    }

    /**
     * What rows say; the caps are those of all rows where {@link #row} would write them so.
     *
     * @param offered the resolutions of a model
     */
    static Limits limits(
            List<AllowedModel> rows,
            UnaryOperator<String> title,
            Function<String, List<String>> offered) {
        if (rows.isEmpty()) {
            return Limits.NONE;
        }
        boolean every = rows.stream().anyMatch(row -> row.model().equals(AllowedModel.EVERY_MODEL));
        Set<Choice> models =
                every
                        ? Set.of()
                        : rows.stream()
                                .map(row -> new Choice(row.model(), title.apply(row.model())))
                                .collect(Collectors.toSet());
        KeyCaps caps = caps(rows);
        boolean alike =
                (!every || rows.size() == 1)
                        && rows.stream()
                                .allMatch(row ->
                                        isSame(
                                                row,
                                                row(
                                                        row.model(),
                                                        caps,
                                                        every
                                                                ? List.of()
                                                                : offered.apply(row.model()))));
        return new Limits(models, alike ? caps : KeyCaps.NONE, alike);
    }

    private static boolean isSame(AllowedModel one, AllowedModel other) {
        return Objects.equals(one.maxDurationSeconds(), other.maxDurationSeconds())
                && Objects.equals(resolutions(one), resolutions(other))
                && one.audio() == other.audio()
                && one.offPeak() == other.offPeak()
                && one.recommendedPrompt() == other.recommendedPrompt()
                && one.watermark() == other.watermark()
                && Objects.equals(one.maxCreditsPerJob(), other.maxCreditsPerJob());
    }

    private static @Nullable Set<String> resolutions(AllowedModel row) {
        List<String> words = row.resolutions();
        return words == null ? null : Set.copyOf(words);
    }

    private static KeyCaps caps(List<AllowedModel> rows) {
        AllowedModel first = rows.getFirst();
        Set<String> resolutions = new LinkedHashSet<>();
        for (AllowedModel row : rows) {
            List<String> own = row.resolutions();
            if (own != null) {
                resolutions.addAll(own);
            }
        }
        return new KeyCaps(
                first.maxDurationSeconds(),
                resolutions,
                KeyCaps.Sound.valueOf(first.audio().name()),
                first.offPeak() == AllowedModel.OffPeak.ONLY,
                first.maxCreditsPerJob());
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }
}

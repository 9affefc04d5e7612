package io.framehouse.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.access.KeyCaps;
import io.framehouse.access.KeyModels.Choice;
import io.framehouse.access.KeyModels.Limits;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Audio;
import io.framehouse.shared.Credits;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyRowsTest {
    private static final Map<String, List<String>> OFFERED =
            Map.of("pro", List.of("540p", "720p"), "fast", List.of("720p", "1080p"));

    private static final KeyCaps CAPS =
            new KeyCaps(8, Set.of("540p", "720p"), KeyCaps.Sound.NEVER, true, Credits.of(100));

    @Test
    void everyModelGetsTheResolutionsThatItHas() {
        assertThat(KeyRows.row("fast", CAPS, OFFERED.get("fast")).resolutions())
                .containsExactly("720p");
        assertThat(KeyRows.row("pro", CAPS, OFFERED.get("pro")))
                .isEqualTo(
                        new AllowedModel(
                                "pro",
                                8,
                                List.of("540p", "720p"),
                                Audio.NEVER,
                                true,
                                Credits.of(100)));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        List<AllowedModel> rows =
                List.of(
                        KeyRows.row("fast", CAPS, OFFERED.get("fast")),
                        KeyRows.row("pro", CAPS, OFFERED.get("pro")));
        assertThat(limits(rows))
                .isEqualTo(
                        new Limits(
                                Set.of(new Choice("fast", "FAST"), new Choice("pro", "PRO")),
                                CAPS,
                                true));
        assertThat(limits(KeyRows.forAll(CAPS))).isEqualTo(new Limits(Set.of(), CAPS, true));
        assertThat(KeyRows.forAll(KeyCaps.NONE)).isEmpty();
        assertThat(limits(List.of())).isEqualTo(Limits.NONE);
    }

    @Test
    void capsOfTheApiThatDifferByModelAreNotMixedUp() {
        AllowedModel pro = AllowedModel.of("pro");
        AllowedModel other =
                new AllowedModel("fast", null, List.of("720p"), Audio.ALLOWED, false, null);
        assertThat(limits(List.of(pro, other)).alike()).isFalse();
        AllowedModel narrow =
                new AllowedModel("pro", null, List.of("540p"), Audio.ALLOWED, false, null);
        assertThat(limits(List.of(narrow, other)).alike()).isFalse();
        assertThat(limits(List.of(AllowedModel.of("*"), other)).alike()).isFalse();
        // The dialog has no field for these, and must not take them away.
        AllowedModel marked =
                new AllowedModel(
                        "pro",
                        null,
                        null,
                        Audio.ALLOWED,
                        AllowedModel.OffPeak.ALLOWED,
                        AllowedModel.RecommendedPrompt.ALLOWED,
                        AllowedModel.Watermark.ALWAYS,
                        null,
                        AllowedModel.Who.EVERYBODY);
        assertThat(limits(List.of(marked)).alike()).isFalse();
    }

    private static Limits limits(List<AllowedModel> rows) {
        return KeyRows.limits(
                rows,
                id -> id.toUpperCase(java.util.Locale.ROOT),
                id -> OFFERED.getOrDefault(id, List.of()));
    }
}

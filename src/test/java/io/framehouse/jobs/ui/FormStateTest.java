package io.framehouse.jobs.ui;

import static io.framehouse.jobs.ui.CreateFixtures.FAST;
import static io.framehouse.jobs.ui.CreateFixtures.LONG;
import static io.framehouse.jobs.ui.CreateFixtures.SUBJECTS;
import static io.framehouse.jobs.ui.CreateFixtures.free;
import static io.framehouse.jobs.ui.CreateFixtures.picture;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.CatalogModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormStateTest {
    private final FormState form = new FormState(LONG, free(LONG));

    @Test
    void defaultsApplyUntilTouched() {
        assertThat(form.shown()).containsEntry("duration", 5L).containsEntry("audio", true);
        form.switchTo(FAST, free(FAST));
        assertThat(form.shown()).containsEntry("audio", false);
    }

    @Test
    void whatDoesNotFitIsChangedSaidAndComesBack() {
        form.set("duration", 12L);
        form.set("resolution", "540p");

        assertThat(form.switchTo(FAST, free(FAST)))
                .containsExactly(
                        "seconds 12 \u2192 10 (10 is the most)",
                        "resolution 540p \u2192 720p (540p is not offered)");
        assertThat(form.shown()).containsEntry("duration", 10L).containsEntry("resolution", "720p");

        form.switchTo(LONG, free(LONG));
        assertThat(form.shown()).containsEntry("duration", 12L).containsEntry("resolution", "540p");
    }

    @Test
    void aSettingThatTheModelLacksIsNamedByItsLabelOnlyWhereItWasOn() {
        form.set("is_rec", true);
        form.set("off_peak", false);
        assertThat(form.switchTo(FAST, free(FAST)))
                .containsExactly("use a recommended prompt is not part of this model");
    }

    @Test
    void aTypedPromptSurvivesEverySwitch() {
        form.set("prompt", "The robot waves.");
        form.switchTo(SUBJECTS, free(SUBJECTS));
        form.switchTo(FAST, free(FAST));
        assertThat(form.shown()).containsEntry("prompt", "The robot waves.");
    }

    @Test
    void anUnusedPromptIsKeptButNotSent() {
        form.set("prompt", "The robot waves.");
        form.set("is_rec", true);

        FieldState prompt = form.state(form.field("prompt").orElseThrow());
        assertThat(prompt.enabled()).isFalse();
        assertThat(prompt.text()).isEqualTo("The robot waves.");
        assertThat(prompt.reason()).isEqualTo("Your text is kept but not used.");
        assertThat(RequestJson.parameters(form).has("prompt")).isFalse();
    }

    @Test
    void capsOfTheTeamNarrowAndSayWhy() {
        FormState capped =
                new FormState(
                        LONG,
                        new AllowedModel(
                                "long",
                                3,
                                List.of("540p", "720p"),
                                AllowedModel.Audio.NEVER,
                                true,
                                null));

        assertThat(capped.shown())
                .containsEntry("duration", 3L)
                .containsEntry("audio", false)
                .containsEntry("off_peak", true);
        FieldState seconds = capped.state(capped.field("duration").orElseThrow());
        assertThat(seconds.max()).isEqualTo(3);
        assertThat(seconds.reason()).isEqualTo("3 s is the longest for your team");
        FieldState resolution = capped.state(capped.field("resolution").orElseThrow());
        assertThat(resolution.closed()).containsExactly("1080p");
        assertThat(capped.state(capped.field("audio").orElseThrow()).enabled()).isFalse();
        assertThat(RequestJson.parameters(capped).get("off_peak").asBoolean()).isTrue();
    }

    @Test
    void laterCapsOfTheTeamFixTheirSwitches() {
        form.set("is_rec", true);
        form.set("off_peak", true);
        form.switchTo(LONG, tight(LONG));
        assertThat(form.shown()).containsEntry("is_rec", false).containsEntry("off_peak", false);
        assertFixed("is_rec");
        assertFixed("off_peak");
        assertThat(RequestJson.parameters(form).get("is_rec").asBoolean()).isFalse();

        form.switchTo(FAST, tight(FAST));
        assertThat(form.shown()).containsEntry("watermark", true);
        assertFixed("watermark");
        assertThat(RequestJson.parameters(form).get("watermark").asBoolean()).isTrue();
    }

    private void assertFixed(String name) {
        FieldState state = form.state(form.field(name).orElseThrow());
        assertThat(state.enabled()).as(name).isFalse();
        assertThat(state.reason()).as(name).startsWith("Your team allows");
    }

    private static AllowedModel tight(CatalogModel model) {
        return new AllowedModel(
                model.id(),
                null,
                null,
                AllowedModel.Audio.ALLOWED,
                AllowedModel.OffPeak.NEVER,
                AllowedModel.RecommendedPrompt.NEVER,
                AllowedModel.Watermark.ALWAYS,
                null,
                AllowedModel.Who.EVERYBODY);
    }

    @Test
    void choicesAmongNumbersAreSentAsNumbers() {
        form.switchTo(FAST, free(FAST));
        form.set("wm_position", "4");
        assertThat(RequestJson.parameters(form).get("wm_position").isIntegralNumber()).isTrue();
    }

    @Test
    void aPriceNeedsNeitherPictureNorPrompt() {
        assertThat(RequestJson.parameters(form).path("images").isEmpty()).isTrue();
        assertThat(RequestJson.priced(form).path("images").size()).isEqualTo(1);
        assertThat(RequestJson.priced(form).path("prompt").asString()).isNotBlank();
    }

    @Test
    void subjectsAreNumberedByTheirPlace() {
        form.switchTo(SUBJECTS, free(SUBJECTS));
        form.set(
                "subjects",
                List.of(
                        new Subject("Anna", "", List.of(picture("a"))),
                        new Subject("Car", "voice-1", List.of(picture("b"), picture("c")))));
        assertThat(RequestJson.parameters(form).get("subjects").toString())
                .isEqualTo(
                        "[{\"id\":\"1\",\"images\":[\"upload:a\"]},{\"id\":\"2\",\"images\":"
                                + "[\"upload:b\",\"upload:c\"],\"voice_id\":\"voice-1\"}]");
    }

    @Test
    void aDraftReadsBackAsItWasWritten() {
        form.set("prompt", "The robot waves.");
        form.set("duration", 12L);
        form.set("images", List.of(picture("a")));
        form.set("subjects", List.of(new Subject("Anna", "v", List.of(picture("b")))));
        DraftJson reader =
                new DraftJson(reference ->
                        java.util.Optional.of(picture(reference.substring("upload:".length()))));
        assertThat(reader.values(DraftJson.write(form).path("values"))).isEqualTo(form.wanted());
    }
}

package io.framehouse.catalog.internal;

import static io.framehouse.catalog.internal.CatalogFixtures.FAST;
import static io.framehouse.catalog.internal.CatalogFixtures.MODELS;
import static io.framehouse.catalog.internal.CatalogFixtures.PRO;
import static io.framehouse.catalog.internal.CatalogFixtures.Q3;
import static io.framehouse.catalog.internal.CatalogFixtures.REFERENCE;
import static io.framehouse.catalog.internal.CatalogFixtures.TURBO;
import static io.framehouse.catalog.internal.CatalogFixtures.json;
import static io.framehouse.catalog.internal.CatalogFixtures.least;
import static io.framehouse.catalog.internal.CatalogFixtures.model;
import static io.framehouse.catalog.internal.CatalogFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framehouse.catalog.RequestRules;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Every rule that the five pages print, on both sides of each bound. */
class RequestRulesTest {
    private static final RequestRules RULES = new RequestRulesService(MODELS);

    private static final String NO_ID = "{'prompt': 'x', 'subjects': [{'images': ['/a']}]}";

    record Case(String model, String parameters, String field, String code) {}

    static Stream<Case> broken() {
        return Stream.of(
                refused(PRO, "{'duration': 0}", "duration", "out_of_range"),
                refused(PRO, "{'duration': 11}", "duration", "out_of_range"),
                refused(FAST, "{'duration': 11}", "duration", "out_of_range"),
                refused(REFERENCE, "{'duration': 11}", "duration", "out_of_range"),
                refused(TURBO, "{'duration': 11}", "duration", "out_of_range"),
                refused(Q3, "{'duration': 0}", "duration", "out_of_range"),
                refused(Q3, "{'duration': 17}", "duration", "out_of_range"),
                refused(PRO, "{'duration': 5.5}", "duration", "wrong_type"),
                refused(PRO, "{'duration': '5'}", "duration", "wrong_type"),
                refused(PRO, "{'audio': 'true'}", "audio", "wrong_type"),
                refused(PRO, "{'prompt': 5}", "prompt", "wrong_type"),
                refused(PRO, "{'images': 'https://a.example/1.png'}", "images", "wrong_type"),
                refused(PRO, "{'images': [5]}", "images[0]", "wrong_type"),
                refused(PRO, "{'images': ['robot.png']}", "images[0]", "bad_format"),
                refused(PRO, "{'images': null}", "images", "missing"),
                refused(PRO, "{'images': []}", "images", "too_few"),
                refused(PRO, "{'images': ['/a', '/b']}", "images", "too_many"),
                refused(Q3, "{'images': ['/a', '/b']}", "images", "too_many"),
                refused(TURBO, "{'images': ['/a', '/b']}", "images", "too_many"),
                refused(FAST, "{'images': ['/a', '/b']}", "images", "too_many"),
                refused(PRO, "{'prompt': null}", "prompt", "missing"),
                refused(PRO, "{'prompt': '  '}", "prompt", "missing"),
                refused(FAST, "{'prompt': null}", "prompt", "missing"),
                refused(REFERENCE, "{'prompt': null}", "prompt", "missing"),
                refused(PRO, prompt(2001), "prompt", "too_long"),
                refused(FAST, prompt(2001), "prompt", "too_long"),
                refused(REFERENCE, prompt(2001), "prompt", "too_long"),
                refused(TURBO, prompt(2001), "prompt", "too_long"),
                refused(Q3, prompt(5001), "prompt", "too_long"),
                refused(PRO, "{'resolution': '480p'}", "resolution", "not_offered"),
                refused(FAST, "{'resolution': '540p'}", "resolution", "not_offered"),
                refused(Q3, "{'resolution': '4k'}", "resolution", "not_offered"),
                refused(TURBO, "{'resolution': '360p'}", "resolution", "not_offered"),
                refused(PRO, amplitude("high"), "movement_amplitude", "not_offered"),
                refused(Q3, amplitude("high"), "movement_amplitude", "not_offered"),
                refused(TURBO, amplitude("high"), "movement_amplitude", "not_offered"),
                refused(PRO, "{'seed': -1}", "seed", "out_of_range"),
                refused(PRO, "{'seed': 2147483648}", "seed", "out_of_range"),
                refused(PRO, "{'seed': 99999999999999999999}", "seed", "out_of_range"),
                refused(PRO, "{'voice_id': 'v1'}", "voice_id", "needs_audio"),
                refused(FAST, "{'voice_id': 'v1', 'audio': false}", "voice_id", "needs_audio"),
                refused(TURBO, "{'voice_id': 'v1'}", "voice_id", "needs_audio"),
                refused(TURBO, "{'off_peak': true}", "off_peak", "unavailable"),
                refused(TURBO, "{'wm_position': 0}", "wm_position", "not_offered"),
                refused(TURBO, "{'wm_position': 5}", "wm_position", "not_offered"),
                refused(TURBO, "{'wm_url': 'http://a.example/m.png'}", "wm_url", "bad_format"),
                refused(TURBO, "{'wm_url': 'mark.png'}", "wm_url", "bad_format"),
                refused(TURBO, "{'audio_type': 'all'}", "audio_type", "unknown_parameter"),
                refused(Q3, "{'audio_type': 'sound-effect_only'}", "audio_type", "not_offered"),
                refused(Q3, "{'watermark': true}", "watermark", "unknown_parameter"),
                refused(PRO, "{'is_rec': true}", "is_rec", "unknown_parameter"),
                refused(PRO, "{'callback_url': 'https://a'}", "callback_url", "unknown_parameter"),
                refused(PRO, "{'nonsense': 1}", "nonsense", "unknown_parameter"),
                refused(REFERENCE, "{'off_peak': true}", "off_peak", "unknown_parameter"),
                refused(REFERENCE, "{'images': ['/a']}", "images", "unknown_parameter"),
                refused(REFERENCE, "{'aspect_ratio': '21:9'}", "aspect_ratio", "not_offered"),
                refused(REFERENCE, "{'subjects': null, 'prompt': 'x'}", "subjects", "missing"),
                refused(REFERENCE, "{'subjects': [], 'prompt': 'x'}", "subjects", "too_few"),
                refused(REFERENCE, subjects(4, 2), "subjects", "too_many"),
                refused(REFERENCE, subjects(1, 4), "subjects[0].images", "too_many"),
                refused(REFERENCE, subjects(1, 0), "subjects[0].images", "too_few"),
                refused(REFERENCE, "{'subjects': [{'id': '1'}]}", "subjects[0].images", "missing"),
                refused(REFERENCE, NO_ID, "subjects[0].id", "missing"),
                refused(
                        REFERENCE,
                        oneSubject("'id': '1', 'images': ['/a'], 'name': 'x'"),
                        "subjects[0].name",
                        "unknown_parameter"),
                refused(
                        REFERENCE,
                        oneSubject("'id': '1', 'images': ['/a'], 'voice_id': 'v'"),
                        "subjects[0].voice_id",
                        "needs_audio"),
                refused(
                        REFERENCE,
                        "{'subjects': [{'id': '1', 'images': ['/a']},"
                                + " {'id': '1', 'images': ['/b']}]}",
                        "subjects[1].id",
                        "duplicate"),
                refused(REFERENCE, "{'prompt': '@2 waves'}", "prompt", "unknown_subject"),
                refused(REFERENCE, "{'prompt': '@12 waves'}", "prompt", "unknown_subject"),
                refused(REFERENCE, "{'prompt': 'so (@4)'}", "prompt", "unknown_subject"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenRuleIsRefusedByField(Case broken) {
        List<FieldError> errors = errorsOf(broken.model(), broken.parameters());
        assertThat(errors)
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "parameters." + broken.field(), broken.code()));
        assertThat(errors.getFirst().message()).isNotBlank().doesNotContain("{");
    }

    static Stream<Case> kept() {
        return Stream.of(
                fine(PRO, "{'duration': 1}"),
                fine(PRO, "{'duration': 10}"),
                fine(FAST, "{'duration': 10}"),
                fine(REFERENCE, "{'duration': 10}"),
                fine(TURBO, "{'duration': 10}"),
                fine(Q3, "{'duration': 1}"),
                fine(Q3, "{'duration': 16}"),
                fine(PRO, "{'duration': 5.0}"),
                fine(PRO, prompt(2000)),
                fine(TURBO, prompt(2000)),
                fine(Q3, prompt(5000)),
                fine(Q3, "{'prompt': null}"),
                fine(TURBO, "{'prompt': ''}"),
                fine(PRO, "{'resolution': '540p'}"),
                fine(FAST, "{'resolution': '1080p'}"),
                fine(PRO, amplitude("large")),
                fine(PRO, "{'seed': 0}"),
                fine(PRO, "{'seed': 2147483647}"),
                fine(PRO, "{'voice_id': 'v1', 'audio': true}"),
                fine(PRO, "{'voice_id': ''}"),
                fine(PRO, "{'audio': true, 'off_peak': true}"),
                fine(Q3, "{'off_peak': true}"),
                fine(TURBO, "{'off_peak': false, 'audio': true}"),
                fine(TURBO, "{'watermark': true, 'wm_position': 1}"),
                fine(TURBO, "{'watermark': true, 'wm_position': 4}"),
                fine(TURBO, "{'watermark': true, 'wm_url': 'https://a.example/m.png'}"),
                fine(TURBO, "{'wm_url': ''}"),
                fine(Q3, "{'is_rec': true, 'prompt': null}"),
                fine(PRO, "{'images': ['data:image/png;base64,aaaa']}"),
                fine(PRO, "{'images': ['upload:0199']}"),
                fine(REFERENCE, subjects(7, 1)),
                fine(REFERENCE, subjects(2, 3)),
                fine(REFERENCE, "{'aspect_ratio': '3:4'}"),
                fine(REFERENCE, "{'prompt': 'mail a@2b.example, @1'}"),
                fine(REFERENCE, "{'prompt': '@1从车里出来'}"));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void aRequestWithinTheBoundsIsTaken(Case kept) {
        assertThat(RULES.check(model(kept.model()), with(kept.model(), kept.parameters())))
                .satisfies(checked -> assertThat(checked.warnings()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vidu-q2-pro-img2video|{'duration': 9, 'bgm': true}|Background music has no effect",
                "viduq2_turbo_img2video|{'duration': 10, 'bgm': true}|Background music has no",
                "viduq3-pro|{'bgm': true}|Background music has no effect on Q3",
                "viduq3-pro|{'voice_id': 'v'}|A voice has no effect",
                "viduq3-pro|{'audio_type': 'speech_only'}|The sound type has no effect",
                "viduq3-pro|{'movement_amplitude': 'large'}|The movement amplitude has no effect",
                "viduq3-pro|{'is_rec': true}|The prompt is not used",
                "viduq2_turbo_img2video|{'wm_position': 1}|wm_position has no effect",
                "viduq2_turbo_img2video|{'wm_url': 'https://a.example/m'}|wm_url has no effect",
                "vidu-q2-reference2video|{'prompt': '@1 meets @Anna'}|@Anna is in the prompt",
            })
    void whatHasNoEffectIsAWarning(String id, String parameters, String warning) {
        assertThat(RULES.check(model(id), with(id, parameters)).warnings())
                .singleElement()
                .asString()
                .startsWith(warning);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void musicIsFineUpToEightSeconds(int seconds) {
        ObjectNode request = with(PRO, "{'bgm': true}").put("duration", seconds);
        assertThat(RULES.check(model(PRO), request).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vidu-q2-pro-img2video|{'duration': 12}|12 seconds is too long: Vidu Q2 Pro makes 1"
                        + " to 10 seconds.",
                "vidu-q2-pro-img2video|{'images': []}|Add a start image. This model needs exactly"
                        + " one.",
                "vidu-q2-pro-img2video|{'images': ['/a','/b','/c']}|This model takes 1 image; you"
                        + " added 3. Remove 2, or choose Vidu Q2 Reference to use several.",
                "vidu-q2-reference2video|{'prompt': 'then @4 goes'}|@4 is in the prompt, but there"
                        + " is no subject 4. Add a subject or change @4.",
                "vidu-q2-pro-img2video|{'seed': -5}|The seed must be a whole number from 0 to"
                        + " 2,147,483,647.",
                "vidu-q2-pro-img2video|{'duration': '5'}|'duration' must be a whole number; this is"
                        + " the text \"5\".",
                "vidu-q2-pro-fast-img2video|{'resolution': '540p'}|540p is not offered by Vidu Q2"
                        + " Pro Fast. Choose 720p or 1080p.",
                "viduq2_turbo_img2video|{'voice_id': 'v'}|voice_id works only with sound: set audio"
                        + " to true, or leave voice_id out.",
            },
            quoteCharacter = '~')
    void messagesAreForPeople(String id, String parameters, String message) {
        assertThat(errorsOf(id, parameters)).extracting(FieldError::message).contains(message);
    }

    @Test
    void aLongPromptIsToldByHowMuch() {
        assertThat(errorsOf(PRO, prompt(2140)))
                .extracting(FieldError::message)
                .containsExactly(
                        "The prompt is 2,140 characters; this model takes 2,000. Remove 140.");
    }

    @Test
    void subjectImagesAreCountedTogether() {
        assertThat(errorsOf(REFERENCE, subjects(4, 2)))
                .extracting(FieldError::message)
                .containsExactly("8 images in all subjects; 7 is the most. Remove 1.");
    }

    @Test
    void theEighthSubjectIsTooMany() {
        assertThat(errorsOf(REFERENCE, subjects(8, 1)))
                .extracting(FieldError::message)
                .containsExactly(
                        "This model takes 7 subjects; you added 8. Remove 1.",
                        "8 images in all subjects; 7 is the most. Remove 1.");
    }

    @Test
    void soundAndOffPeakOnTurboIsToldOfBoth() {
        assertThat(errorsOf(TURBO, "{'audio': true, 'off_peak': true}"))
                .extracting(FieldError::code)
                .containsExactlyInAnyOrder("unavailable", "not_combinable");
    }

    @Test
    void allBrokenFieldsAreToldAtOnce() {
        DomainException refusal =
                catchThrowableOfType(
                        DomainException.class,
                        () ->
                                RULES.check(
                                        model(PRO),
                                        json(
                                                """
                                                {'duration': 99, 'resolution': 'x', 'foo': 1,
                                                 'audio': 'yes', 'seed': -1}
                                                """)));
        assertThat(refusal.code()).isEqualTo(CommonError.INVALID_REQUEST);
        assertThat(refusal.fieldErrors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "parameters.duration",
                        "parameters.resolution",
                        "parameters.foo",
                        "parameters.audio",
                        "parameters.seed",
                        "parameters.images",
                        "parameters.prompt");
    }

    @Test
    void refusalsSayWhatIsAllowed() {
        assertThat(errorsOf(PRO, "{'duration': 11}").getFirst().allowed())
                .isEqualTo(Map.of("min", 1L, "max", 10L));
        assertThat(errorsOf(FAST, "{'resolution': '540p'}").getFirst().allowed())
                .isEqualTo(List.of("720p", "1080p"));
        assertThat((List<?>) errorsOf(PRO, "{'foo': 1}").getFirst().allowed())
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains("duration", "images");
    }

    @Test
    void defaultsAreApplied() {
        assertThat(RULES.check(model(PRO), least(PRO)).parameters())
                .isEqualTo(
                        json(
                                """
                                {'images': ['https://a.example/1.png'], 'prompt': 'The robot waves',
                                 'duration': 5, 'resolution': '720p', 'audio': false, 'bgm': false,
                                 'off_peak': false, 'movement_amplitude': 'auto',
                                 'watermark': false}
                                """));
        assertThat(RULES.check(model(Q3), least(Q3)).parameters())
                .isEqualTo(
                        json(
                                """
                                {'images': ['https://a.example/1.png'], 'prompt': 'The robot waves',
                                 'is_rec': false, 'duration': 5, 'resolution': '720p',
                                 'audio': true, 'audio_type': 'all', 'bgm': false,
                                 'off_peak': false, 'movement_amplitude': 'auto'}
                                """));
        assertThat(
                        RULES.check(model(TURBO), least(TURBO))
                                .parameters()
                                .get("wm_position")
                                .intValue())
                .isEqualTo(3);
    }

    @Test
    void aSeedOfZeroAndEmptyTextsAreLeftOut() {
        ObjectNode request = with(TURBO, "{'seed': 0, 'voice_id': '', 'wm_url': '', 'prompt': ''}");
        assertThat(RULES.check(model(TURBO), request).parameters().propertyNames())
                .doesNotContain("seed", "voice_id", "wm_url", "prompt");
    }

    @Test
    void theRequestOfTheCallerIsNotChanged() {
        ObjectNode request = with(PRO, "{'seed': 0}");
        RULES.check(model(PRO), request);
        assertThat(request).isEqualTo(with(PRO, "{'seed': 0}"));
    }

    @Test
    void whatWasCheckedPassesAgainUnchanged() {
        for (LoadedModel loaded : MODELS.all()) {
            ObjectNode once = RULES.check(loaded.model(), least(loaded.model().id())).parameters();
            assertThat(RULES.check(loaded.model(), once).parameters()).isEqualTo(once);
        }
    }

    @Test
    void promptsAreCountedInCharactersNotInUnits() {
        ObjectNode request = least(PRO).put("prompt", "😀".repeat(2000));
        assertThat(RULES.check(model(PRO), request).warnings()).isEmpty();
        assertThatThrownBy(
                        () -> RULES.check(model(PRO), least(PRO).put("prompt", "😀".repeat(2001))))
                .isInstanceOf(DomainException.class);
    }

    private static List<FieldError> errorsOf(String id, String parameters) {
        DomainException refusal =
                catchThrowableOfType(
                        DomainException.class, () -> RULES.check(model(id), with(id, parameters)));
        assertThat(refusal).as("%s with %s must be refused", id, parameters).isNotNull();
        return refusal.fieldErrors();
    }

    private static Case refused(String model, String parameters, String field, String code) {
        return new Case(model, parameters, field, code);
    }

    private static Case fine(String model, String parameters) {
        return new Case(model, parameters, "", "");
    }

    private static String prompt(int length) {
        return "{'prompt': '" + "x".repeat(length) + "'}";
    }

    private static String amplitude(String word) {
        return "{'movement_amplitude': '" + word + "'}";
    }

    private static String oneSubject(String inner) {
        return "{'subjects': [{" + inner + "}]}";
    }

    private static String subjects(int count, int imagesEach) {
        List<String> images = java.util.Collections.nCopies(imagesEach, "'/a'");
        return Stream.iterate(1, n -> n + 1)
                .limit(count)
                .map(n -> "{'id': '" + n + "', 'images': [" + String.join(",", images) + "]}")
                .collect(java.util.stream.Collectors.joining(",", "{'subjects': [", "]}"));
    }
}

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

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.FormField;
import io.framehouse.catalog.RequestRules;
import io.framehouse.catalog.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** The shipped models, their routes and words, and models that only a file brings. */
class CatalogTest {
    private static final Catalog CATALOG = new CatalogService(MODELS);
    private static final RequestRules RULES = new RequestRulesService(MODELS);

    /** The rows of Vidu's model table beside those that the seeds named otherwise. */
    private static final List<String> TABLE =
            List.of(
                    "viduq3-pro-text2video",
                    "viduq3-pro-start-end2video",
                    "viduq3-turbo-text2video",
                    "viduq3-turbo-img2video",
                    "viduq3-turbo-start-end2video",
                    "viduq3-turbo-reference2video",
                    "viduq3-pro-fast-img2video",
                    "viduq3-reference2video",
                    "viduq3-mix-reference2video",
                    "viduq2-text2video",
                    "viduq2-pro-start-end2video",
                    "viduq2-pro-reference2video",
                    "viduq2-turbo-start-end2video",
                    "viduq2-pro-fast-start-end2video",
                    "viduq1-text2video",
                    "viduq1-img2video",
                    "viduq1-start-end2video",
                    "viduq1-reference2video",
                    "viduq1-classic-img2video",
                    "viduq1-classic-start-end2video",
                    "vidu2.0-img2video",
                    "vidu2.0-start-end2video",
                    "vidu2.0-reference2video");

    @TempDir Path directory;

    @Test
    void theModelsOfTheSeedsAndOfVidusTableAreThere() {
        assertThat(CATALOG.models())
                .extracting(CatalogModel::id)
                .contains(PRO, FAST, REFERENCE, Q3, TURBO)
                .containsAll(TABLE)
                .doesNotHaveDuplicates();
        assertThat(CATALOG.models()).extracting(CatalogModel::title).doesNotHaveDuplicates();
        assertThat(model(REFERENCE).mode()).isEqualTo("reference2video");
        assertThat(model(Q3).mode()).isEqualTo("img2video");
    }

    /** Vidu's own name, a dash, the mode: so is every id but the five of the seeds. */
    @Test
    void anIdIsTheProvidersNameAndTheMode() {
        for (String id : TABLE) {
            CatalogModel model = model(id);
            Route vidu = route(id, "vidu");
            assertThat(id).isEqualTo(vidu.providerModel() + "-" + model.mode());
            assertThat(vidu.path()).isEqualTo("/ent/v2/" + model.mode());
        }
    }

    @Test
    void publishedSchemasHoldNoWordsOfOurs() {
        assertThat(CATALOG.models())
                .allSatisfy(model -> assertThat(model.schema().toString()).doesNotContain("\"x-"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "async-v3,/v3/async/vidu-q2-pro-img2video,-,vidu-q2-pro-img2video",
                "async-v3,/v3/async/vidu-q2-pro-fast-img2video,-,vidu-q2-pro-fast-img2video",
                "async-v3,/v3/async/vidu-q2-reference2video,-,vidu-q2-reference2video",
                "vidu,/ent/v2/img2video,viduq3-pro,viduq3-pro",
                "vidu,/ent/v2/img2video,viduq2-pro,vidu-q2-pro-img2video",
                "vidu,/ent/v2/img2video,viduq2-pro-fast,vidu-q2-pro-fast-img2video",
                "vidu,/ent/v2/img2video,viduq2-turbo,viduq2_turbo_img2video",
                "vidu,/ent/v2/reference2video,viduq2,vidu-q2-reference2video",
                "vtrix,/model/v1/generation,viduq2_turbo_img2video,viduq2_turbo_img2video",
                "vidu,/ent/v2/img2video,viduq2_turbo_img2video,-",
                "vidu,/ent/v2/text2video,viduq3-pro,viduq3-pro-text2video",
                "vidu,/ent/v2/start-end2video,viduq2-turbo,viduq2-turbo-start-end2video",
                "vidu,/ent/v2/img2video,vidu2.0,vidu2.0-img2video",
                "async-v3,/v3/async/vidu-q3-turbo-t2v,-,viduq3-turbo-text2video",
                "async-v3,/v3/async/vidu-q2-pro-startend2video,-,viduq2-pro-start-end2video",
                "vtrix,/model/v1/generation,vidu20_img2video,vidu2.0-img2video",
                "vidu,/ent/v2/img2video,viduq3,-",
                "vidu,/ent/v2/text2video,viduq3-pro-fast,-",
                "async-v3,/v3/async/viduq3-pro,-,-",
            })
    void aCallMeansOneModel(String dialect, String path, String providerModel, String id) {
        assertThat(
                        CATALOG.findByCall(dialect, path, providerModel)
                                .map(CatalogModel::id)
                                .orElse(null))
                .isEqualTo(id);
    }

    @Test
    void highIsTheRoutersWordForLarge() {
        ObjectNode body = with(PRO, "{'movement_amplitude': 'high'}");
        ObjectNode ours = CATALOG.toOurWords(model(PRO), "async-v3", body);
        assertThat(ours.get("movement_amplitude").asString()).isEqualTo("large");
        assertThat(CATALOG.toProviderWords(model(PRO), route(PRO, "async-v3"), ours))
                .isEqualTo(body);
        assertThat(CATALOG.toProviderWords(model(PRO), route(PRO, "vidu"), ours))
                .isEqualTo(with(PRO, "{'movement_amplitude': 'large'}"));
        assertThat(
                        CATALOG.toOurWords(model(PRO), "vidu", body)
                                .get("movement_amplitude")
                                .asString())
                .isEqualTo("high");
    }

    @Test
    void subjectsAreNamedByTheirIdAtVidu() {
        ObjectNode ours = least(REFERENCE);
        ObjectNode theirs =
                CATALOG.toProviderWords(model(REFERENCE), route(REFERENCE, "vidu"), ours);
        assertThat(theirs.at("/subjects/0"))
                .isEqualTo(json("{'name': '1', 'images': ['https://a.example/1.png']}"));
        assertThat(CATALOG.toOurWords(model(REFERENCE), "vidu", theirs)).isEqualTo(ours);
        assertThat(CATALOG.toOurWords(model(REFERENCE), "vidu", ours)).isEqualTo(ours);
        assertThat(CATALOG.toProviderWords(model(REFERENCE), route(REFERENCE, "async-v3"), ours))
                .isEqualTo(ours);
    }

    @Test
    void everyRouteGivesBackTheWordsItWasGiven() {
        for (CatalogModel model : CATALOG.models()) {
            ObjectNode checked = RULES.check(model, least(model.id())).parameters();
            for (Route route : model.routes()) {
                ObjectNode theirs = CATALOG.toProviderWords(model, route, checked);
                ObjectNode ours = CATALOG.toOurWords(model, route.dialect(), theirs);
                assertThat(RULES.check(model, ours).parameters())
                        .as("%s by %s", model.id(), route.dialect())
                        .isEqualTo(checked);
            }
        }
    }

    @Test
    void whatThePlatformOwnsAndWhatNobodyKnowsIsDropped() {
        ObjectNode body =
                with(
                        Q3,
                        """
                        {'model': 'viduq3-pro', 'callback_url': 'https://a', 'payload': 'p',
                         'foo': 1, 'watermark': false, 'duration': 7}
                        """);
        assertThat(CATALOG.toOurWords(model(Q3), "vidu", body))
                .isEqualTo(with(Q3, "{'duration': 7}"));
    }

    @Test
    void whatOtherModelsKnowStaysAndIsRefusedByName() {
        ObjectNode ours =
                CATALOG.toOurWords(
                        model(REFERENCE), "async-v3", with(REFERENCE, "{'off_peak': true}"));
        assertThat(ours.has("off_peak")).isTrue();
    }

    @Test
    void aRouteThatCannotCarryTheRequestIsNotForIt() {
        ObjectNode both = with(PRO, "{'audio': true, 'off_peak': true}");
        assertThat(dialectsFor(PRO, both)).containsExactly("async-v3");
        assertThat(dialectsFor(PRO, with(PRO, "{'audio': true}")))
                .containsExactly("async-v3", "vidu");
        assertThat(dialectsFor(TURBO, least(TURBO))).containsExactly("vtrix", "vidu");
        assertThat(dialectsFor(Q3, with(Q3, "{'off_peak': true}"))).containsExactly("vidu");
    }

    @Test
    void formsHideWhatHasNoEffectOnQ3() {
        assertThat(model(Q3).fields())
                .extracting(FormField::name)
                .containsExactly(
                        "images",
                        "prompt",
                        "is_rec",
                        "duration",
                        "resolution",
                        "audio",
                        "off_peak",
                        "seed");
        FormField voice = field(PRO, "voice_id");
        assertThat(voice.enabledWhen())
                .isEqualTo(
                        new FormField.Condition("audio", List.of("true"), "A voice needs sound."));
        assertThat(field(TURBO, "off_peak").unavailable()).isNotBlank();
        assertThat(field(TURBO, "wm_position").options())
                .contains(new FormField.Option("3", "Bottom right"));
        assertThat(field(REFERENCE, "subjects").max()).isEqualTo(7);
        assertThat(field(PRO, "prompt").required()).isTrue();
        assertThat(field(Q3, "prompt").required()).isFalse();
        assertThat(field(Q3, "audio").defaultValue()).isEqualTo(true);
        assertThat(field(Q3, "duration").defaultValue()).isEqualTo(5L);
    }

    @Test
    void aFileAloneBringsAModel() throws IOException {
        Files.writeString(directory.resolve("q9.yaml"), CatalogFixtures.MADE_UP);
        LoadedModels loaded = new LoadedModels(directory.toString());
        Catalog catalog = new CatalogService(loaded);
        CatalogModel model =
                catalog.findByCall("vidu", "/ent/v2/text2video", "viduq9").orElseThrow();
        assertThat(catalog.models()).hasSize(CATALOG.models().size() + 1);
        ObjectNode checked =
                new RequestRulesService(loaded).check(model, json("{'prompt': 'x'}")).parameters();
        assertThat(checked).isEqualTo(json("{'prompt': 'x', 'duration': 3, 'resolution': '2k'}"));
        assertThat(
                        catalog.toProviderWords(model, model.routes().getFirst(), checked)
                                .get("meta_data"))
                .isNotNull();
        assertThat(model.fields()).extracting(FormField::name).containsExactly("style");
        assertThatThrownBy(() ->
                        new RequestRulesService(loaded)
                                .check(model, json("{'prompt': 'x', 'duration': 5}")))
                .hasMessageContaining("5 is too large for 'duration'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode: text2video|mode: nonsense|'mode'",
                "summary: Made up.|summarry: x|'summarry'",
                "dialect: vidu|dialect: other|'routes[0].dialect'",
                "type: integer|type: int|properties.duration.type'",
                "seconds: [0.5]|seconds: ['x']|'price.rows[0].seconds[0]'",
                "section: advanced|section: nowhere|x-form.section'",
                "constants: {meta_data: x}|words: {nothing: {a: b}}|'nothing' is not one of",
                "id: viduq9-text2video|id: viduq3-pro|'viduq3-pro' is defined twice",
                "id: viduq9-text2video|id: [|cannot be read",
            },
            quoteCharacter = '~')
    void aWrongFileNamesFileAndField(String right, String wrong, String message)
            throws IOException {
        Files.writeString(
                directory.resolve("q9.yaml"), CatalogFixtures.MADE_UP.replace(right, wrong));
        assertThatThrownBy(() -> new LoadedModels(directory.toString()))
                .isInstanceOf(CatalogFileException.class)
                .hasMessageContaining("q9.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void aCheckThatLacksItsNumbersIsNamed() throws IOException {
        Files.writeString(
                directory.resolve("q9.yaml"),
                CatalogFixtures.MADE_UP
                        + "checks: [{kind: similar_shape, field: prompt, message: x}]\n");
        assertThatThrownBy(() -> new LoadedModels(directory.toString()))
                .isInstanceOf(CatalogFileException.class)
                .hasMessageContaining("q9.yaml")
                .hasMessageContaining("'checks[0].min'");
    }

    @Test
    void aMissingDirectoryIsNamed() {
        assertThatThrownBy(() -> new LoadedModels(directory.resolve("none").toString()))
                .isInstanceOf(CatalogFileException.class)
                .hasMessageContaining("framehouse.catalog-dir");
    }

    private static FormField field(String id, String name) {
        return model(id).fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> dialectsFor(String id, ObjectNode request) {
        ObjectNode checked = RULES.check(model(id), request).parameters();
        return CATALOG.routesFor(model(id), checked).stream().map(Route::dialect).toList();
    }

    private static Route route(String id, String dialect) {
        return model(id).routes().stream()
                .filter(route -> route.dialect().equals(dialect))
                .findFirst()
                .orElseThrow();
    }
}

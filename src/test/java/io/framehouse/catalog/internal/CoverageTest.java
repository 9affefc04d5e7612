package io.framehouse.catalog.internal;

import static io.framehouse.catalog.internal.CatalogFixtures.MODELS;
import static io.framehouse.catalog.internal.CatalogFixtures.least;
import static io.framehouse.catalog.internal.CatalogFixtures.model;
import static io.framehouse.catalog.internal.CatalogFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.RequestRules;
import io.framehouse.catalog.RequestRules.Picture;
import io.framehouse.catalog.Route;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** What is true of every shipped model, and the rules that some of them alone have. */
class CoverageTest {
    private static final Catalog CATALOG = new CatalogService(MODELS);
    private static final RequestRules RULES = new RequestRulesService(MODELS);
    private static final String PAIR = "viduq2-pro-start-end2video";
    private static final String V2 = "vidu2.0-img2video";

    static Stream<String> ids() {
        return MODELS.all().stream().map(model -> model.model().id());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theLeastRequestIsTakenPricedAndRouted(String id) {
        LoadedModel loaded = MODELS.find(id).orElseThrow();
        ObjectNode checked = RULES.check(model(id), least(id)).parameters();
        assertThat(CATALOG.routesFor(model(id), checked)).isNotEmpty();
        assertThat(PriceCalculation.of(PriceRule.of(loaded.firstPrice()), checked)).isPresent();
        assertThat(RULES.check(model(id), checked).parameters()).isEqualTo(checked);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void whatHasNoPriceIsKnown(String id) {
        LoadedModel loaded = MODELS.find(id).orElseThrow();
        List<String> gaps = PriceGaps.of(loaded, PriceRule.of(loaded.firstPrice())).words();
        assertThat(gaps)
                .isEqualTo(
                        Map.of("viduq3-mix-reference2video", List.of("No off-peak price"))
                                .getOrDefault(id, List.of()));
        assertThat(RuleCheck.errors(loaded, loaded.firstPrice())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyPriceAndCostSaysWhereItComesFrom(String id) {
        ObjectNode price = MODELS.find(id).orElseThrow().firstPrice();
        assertThat(price.path("source").asString("")).isNotBlank();
        assertThat(price.path("certainty").asString("")).isNotBlank();
        assertThat(model(id).routes()).allSatisfy(route -> assertThat(route.cost()).isNotNull());
    }

    @Test
    void whatHasNoPriceIsRefusedByName() {
        String mix = "viduq3-mix-reference2video";
        ObjectNode late = RULES.check(model(mix), with(mix, "{'off_peak': true}")).parameters();
        PriceRule rule = PriceRule.of(MODELS.find(mix).orElseThrow().firstPrice());
        assertThat(PriceCalculation.of(rule, late)).isEmpty();
        assertThat(Unpriceable.of(model(mix), late))
                .hasMessageContaining(mix)
                .hasMessageContaining("off_peak");
    }

    @Test
    void theQ1PriceIsPerVideoAndTheV2PriceByLength() {
        assertThat(price("viduq1-text2video", "{}")).isEqualTo("80");
        assertThat(price("viduq1-text2video", "{'off_peak': true}")).isEqualTo("40");
        assertThat(price(V2, "{}")).isEqualTo("20");
        assertThat(price(V2, "{'resolution': '1080p', 'off_peak': true}")).isEqualTo("50");
        assertThat(price(V2, "{'duration': 8}")).isEqualTo("100");
        assertThat(price(V2, "{'duration': 8, 'is_rec': true}")).isEqualTo("110");
    }

    @Test
    void aDefaultMayDependOnTheLength() {
        assertThat(checked(V2, "{}").path("resolution").asString()).isEqualTo("360p");
        assertThat(checked(V2, "{'duration': 8}").path("resolution").asString()).isEqualTo("720p");
        assertThat(checked(V2, "{'duration': 8, 'resolution': '720p'}").path("resolution"))
                .isEqualTo(checked(V2, "{'duration': 8}").path("resolution"));
        assertThat(errors(V2, "{'duration': 8, 'resolution': '1080p'}"))
                .extracting(FieldError::message)
                .containsExactly(
                        "At 8 seconds Vidu 2.0 makes 720p only, not 1080p. Choose 720p, or 4"
                                + " seconds.");
        assertThat(errors(V2, "{'duration': 6}"))
                .extracting(FieldError::message)
                .containsExactly("6 seconds is not offered by Vidu 2.0. Choose 4 or 8.");
    }

    @ParameterizedTest
    @CsvSource({
        // width and height of the start image, of the end image, and whether they go together
        "1000, 1000, 500, 500, true",
        "800, 1000, 1000, 1000, true",
        "1250, 1000, 1000, 1000, true",
        "799, 1000, 1000, 1000, false",
        "1251, 1000, 1000, 1000, false",
        "1920, 1080, 1080, 1920, false",
        "1920, 1080, 1280, 720, true"
    })
    void startAndEndImageMustHaveAboutTheSameShape(
            int width, int height, int endWidth, int endHeight, boolean fits) {
        Map<String, Picture> pictures =
                Map.of(
                        "upload:1",
                        new Picture(width, height),
                        "upload:2",
                        new Picture(endWidth, endHeight));
        ObjectNode request = with(PAIR, "{'images': ['upload:1', 'upload:2']}");
        List<FieldError> errors = List.of();
        try {
            RULES.checkPictures(
                    model(PAIR), request, text -> Optional.ofNullable(pictures.get(text)));
        } catch (DomainException refused) {
            errors = refused.fieldErrors();
        }
        if (fits) {
            assertThat(errors).isEmpty();
        } else {
            assertThat(errors)
                    .singleElement()
                    .satisfies(error -> {
                        assertThat(error.field()).isEqualTo("parameters.images");
                        assertThat(error.code()).isEqualTo("shapes_differ");
                        assertThat(error.message())
                                .contains(width + "×" + height)
                                .contains("0.8 to 1.25");
                    });
        }
    }

    @Test
    void referencesMustNotBeTooSmall() {
        ObjectNode request =
                with(
                        "viduq3-reference2video",
                        """
                        {'subjects': [{'id': '1', 'images': ['upload:1', 'upload:2']}]}
                        """);
        Map<String, Picture> pictures =
                Map.of("upload:1", new Picture(128, 128), "upload:2", new Picture(1280, 127));
        assertThatThrownBy(() ->
                        RULES.checkPictures(
                                model("viduq3-reference2video"),
                                request,
                                text -> Optional.ofNullable(pictures.get(text))))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused ->
                                assertThat(refused.fieldErrors())
                                        .singleElement()
                                        .satisfies(error -> {
                                            assertThat(error.field())
                                                    .isEqualTo("parameters.subjects[0].images[1]");
                                            assertThat(error.message()).contains("1280×127", "128");
                                        }));
    }

    @Test
    void aPictureThatNobodyKnowsIsLeftToTheProvider() {
        RULES.checkPictures(model(PAIR), least(PAIR), text -> Optional.empty());
        assertThat(errors(PAIR, "{'images': ['https://a.example/1.png']}"))
                .extracting(FieldError::message)
                .containsExactly(
                        "Add the other image. This model needs a start image and an end image.");
    }

    @Test
    void aProxyIsSentNoFieldThatItDoesNotKnow() {
        String id = "viduq3-turbo-img2video";
        ObjectNode plain = checked(id, "{}");
        assertThat(plain.has("watermark")).isTrue();
        Route proxy = only(id, plain, "proxy");
        ObjectNode sent = CATALOG.toProviderWords(model(id), proxy, plain);
        assertThat(sent.propertyNames())
                .doesNotContain("watermark", "wm_position", "wm_url", "style", "meta_data")
                .contains("images", "prompt", "duration", "audio", "off_peak");
        Route official = only(id, plain, "official");
        assertThat(CATALOG.toProviderWords(model(id), official, plain).propertyNames())
                .contains("watermark");
        for (String wish :
                List.of("{'watermark': true}", "{'wm_position': 1}", "{'wm_url': 'https://a/m'}")) {
            assertThat(CATALOG.routesFor(model(id), checked(id, wish), "vidu", "proxy"))
                    .as(wish)
                    .isEmpty();
            assertThat(CATALOG.routesFor(model(id), checked(id, wish), "vidu", "official"))
                    .as(wish)
                    .hasSize(1);
        }
    }

    @Test
    void aConstantThatAFormLacksClosesTheRoute() {
        Route route =
                new Route("vidu", "/x", null, Set.of("prompt"), Map.of(), Map.of("meta_data", "x"));
        LoadedRoute loaded = new LoadedRoute(route, null, null);
        assertThat(loaded.without(Set.of("meta_data"))).isEmpty();
        assertThat(loaded.without(Set.of("style"))).contains(loaded);
    }

    @Test
    void whatARouteCannotCarryGoesElsewhere() {
        String id = "viduq3-turbo-text2video";
        assertThat(dialects(id, "{}")).containsExactly("vidu", "async-v3", "vtrix");
        assertThat(dialects(id, "{'off_peak': true}")).containsExactly("vidu", "async-v3");
        assertThat(dialects(id, "{'watermark': true}")).containsExactly("vidu", "vtrix");
        assertThat(dialects(id, "{'prompt': '" + "a".repeat(1_600) + "'}"))
                .containsExactly("vidu", "vtrix");
        assertThat(dialects(id, "{'prompt': '" + "a".repeat(2_100) + "'}")).containsExactly("vidu");
        assertThatThrownBy(() -> checked(id, "{'prompt': '" + "a".repeat(5_001) + "'}"))
                .isInstanceOf(DomainException.class);
        assertThat(dialects("viduq1-text2video", "{'style': 'anime'}")).containsExactly("vidu");
    }

    private static List<String> dialects(String id, String parameters) {
        return CATALOG.routesFor(model(id), checked(id, parameters)).stream()
                .map(Route::dialect)
                .toList();
    }

    private static Route only(String id, ObjectNode request, String form) {
        List<Route> routes = CATALOG.routesFor(model(id), request, "vidu", form);
        assertThat(routes).hasSize(1);
        return routes.getFirst();
    }

    private static ObjectNode checked(String id, String parameters) {
        return RULES.check(model(id), with(id, parameters)).parameters();
    }

    private static List<FieldError> errors(String id, String parameters) {
        try {
            checked(id, parameters);
            return List.of();
        } catch (DomainException refused) {
            return refused.fieldErrors();
        }
    }

    private static String price(String id, String parameters) {
        PriceRule rule = PriceRule.of(MODELS.find(id).orElseThrow().firstPrice());
        return PriceCalculation.of(rule, checked(id, parameters))
                .orElseThrow()
                .total()
                .stripTrailingZeros()
                .toPlainString();
    }
}

package io.framehouse.gateway;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.PriceTerms;
import io.framehouse.catalog.Prices;
import io.framehouse.catalog.Quote;
import io.framehouse.catalog.QuoteLine;
import io.framehouse.catalog.Route;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The five models of the seeds, with just enough of their rules. */
class FakeCatalog implements Catalog, Prices {
    private static final String COMMON =
            "prompt duration resolution movement_amplitude audio bgm voice_id seed off_peak"
                    + " watermark";
    private static final List<CatalogModel> MODELS =
            List.of(
                    model(
                            "vidu-q2-pro-img2video",
                            "img2video",
                            COMMON + " images is_rec",
                            route(
                                    "async-v3",
                                    "/v3/async/vidu-q2-pro-img2video",
                                    null,
                                    COMMON + " images")),
                    model(
                            "vidu-q2-pro-fast-img2video",
                            "img2video",
                            COMMON + " images is_rec",
                            route(
                                    "async-v3",
                                    "/v3/async/vidu-q2-pro-fast-img2video",
                                    null,
                                    COMMON + " images")),
                    model(
                            "vidu-q2-reference2video",
                            "reference2video",
                            COMMON + " subjects aspect_ratio",
                            route(
                                    "async-v3",
                                    "/v3/async/vidu-q2-reference2video",
                                    null,
                                    COMMON + " subjects aspect_ratio")),
                    model(
                            "viduq3-pro",
                            "img2video",
                            COMMON + " images audio_type is_rec",
                            route(
                                    "vidu",
                                    "/ent/v2/img2video",
                                    "viduq3-pro",
                                    COMMON + " images audio_type is_rec")),
                    model(
                            "viduq2_turbo_img2video",
                            "img2video",
                            COMMON + " images is_rec wm_position wm_url",
                            route(
                                    "vtrix",
                                    "/model/v1/generation",
                                    "viduq2_turbo_img2video",
                                    COMMON + " images is_rec wm_position wm_url")));

    private static Route route(String dialect, String path, String word, String parameters) {
        return new Route(
                dialect,
                path,
                word,
                new HashSet<>(Arrays.asList(parameters.split(" "))),
                Map.of(),
                Map.of());
    }

    private static CatalogModel model(String id, String mode, String parameters, Route route) {
        ObjectNode schema = JobFixture.object("{\"type\":\"object\",\"properties\":{}}");
        ObjectNode properties = (ObjectNode) schema.path("properties");
        Set<String> integers = Set.of("duration", "seed", "wm_position");
        Stream.of(parameters.split(" "))
                .forEach(name ->
                        properties.set(
                                name,
                                JobFixture.object(
                                        integers.contains(name)
                                                ? "{\"type\":\"integer\"}"
                                                : "{}")));
        return new CatalogModel(
                id,
                "Title of " + id,
                mode,
                "",
                schema,
                List.of(),
                List.of(route),
                Duration.ofMinutes(2));
    }

    @Override
    public List<CatalogModel> models() {
        return MODELS;
    }

    @Override
    public Optional<CatalogModel> find(String modelId) {
        return MODELS.stream().filter(model -> model.id().equals(modelId)).findFirst();
    }

    @Override
    public Optional<CatalogModel> findByCall(String dialect, String path, String providerModel) {
        return MODELS.stream()
                .filter(model ->
                        model.routes().stream()
                                .anyMatch(route ->
                                        route.dialect().equals(dialect)
                                                && route.path().equals(path)
                                                && Objects.equals(
                                                        route.providerModel(), providerModel)))
                .findFirst();
    }

    @Override
    public ObjectNode toOurWords(CatalogModel model, String dialect, ObjectNode providerBody) {
        ObjectNode ours = providerBody.deepCopy();
        ours.remove(List.of("model", "callback_url", "payload"));
        if (ours.path("movement_amplitude").asString("").equals("high")) {
            ours.put("movement_amplitude", "large");
        }
        return ours;
    }

    @Override
    public ObjectNode toProviderWords(CatalogModel model, Route route, ObjectNode normalised) {
        return normalised;
    }

    @Override
    public List<Route> routesFor(CatalogModel model, ObjectNode normalised) {
        return model.routes();
    }

    @Override
    public List<Route> routesFor(
            CatalogModel model, ObjectNode normalised, String dialect, String form) {
        return routesFor(model, normalised).stream()
                .filter(route -> route.dialect().equals(dialect))
                .toList();
    }

    @Override
    public Quote quote(TeamId team, CatalogModel model, ObjectNode normalised) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<QuoteLine> priceLines(TeamId team, CatalogModel model) {
        Credits price = Credits.of(8);
        return List.of(new QuoteLine("1 s at 540p", BigDecimal.ONE, price, price));
    }

    @Override
    public Optional<CatalogModel> offered(CatalogModel model) {
        return Optional.of(model);
    }

    @Override
    public PriceTerms termsAt(TeamId team, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Credits fromProviderCost(BigDecimal value, String unit) {
        return Credits.round(value);
    }
}

package io.framehouse.catalog.internal;

import static io.framehouse.catalog.internal.CatalogFixtures.MODELS;
import static io.framehouse.catalog.internal.CatalogFixtures.least;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.RequestRules;
import io.framehouse.catalog.Route;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.sandbox.SandboxProvider;
import io.framehouse.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every model by every route, in the provider's words with all defaults, against a sandbox that
 * refuses whatever the pages do not list. Nothing is rendered.
 */
class CatalogSandboxIT {
    private static final Catalog CATALOG = new CatalogService(MODELS);
    private static final RequestRules RULES = new RequestRulesService(MODELS);
    private static final String PICTURE = HouseFixtures.picture(320, 180);

    @TempDir static Path directory;
    private static SandboxProvider sandbox;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        sandbox = SandboxProvider.start(SandboxSettings.defaults(directory));
        sandbox.faults().holdQueue();
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        sandbox.close();
    }

    static Stream<Arguments> routes() {
        return CATALOG.models().stream()
                .flatMap(model ->
                        model.routes().stream()
                                .flatMap(route ->
                                        Stream.of("official", "proxy")
                                                .filter(form ->
                                                        form.equals("official")
                                                                || route.dialect().equals("vidu"))
                                                .map(form ->
                                                        Arguments.of(
                                                                model.id(),
                                                                route.dialect(),
                                                                form))));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void theSandboxTakesTheModelByTheRoute(String id, String dialect, String form)
            throws Exception {
        CatalogModel model = CatalogFixtures.model(id);
        ObjectNode request = RULES.check(model, withPictures(least(id))).parameters();
        Route route =
                CATALOG.routesFor(model, request, dialect, form).stream().findFirst().orElseThrow();
        int before = sandbox.tasks().size();
        HttpResponse<String> answer =
                send(route, form, body(route, CATALOG.toProviderWords(model, route, request)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(sandbox.tasks()).hasSize(before + 1);
    }

    private static ObjectNode withPictures(ObjectNode request) {
        if (request.path("images") instanceof ArrayNode images) {
            int count = images.size();
            images.removeAll();
            for (int i = 0; i < count; i++) {
                images.add(PICTURE);
            }
        }
        if (request.path("subjects").path(0).path("images") instanceof ArrayNode images) {
            images.removeAll().add(PICTURE);
        }
        return request;
    }

    private static ObjectNode body(Route route, ObjectNode parameters) {
        if (route.providerModel() == null) {
            return parameters;
        }
        return parameters.put("model", route.providerModel());
    }

    private static HttpResponse<String> send(Route route, String form, ObjectNode body)
            throws IOException, InterruptedException {
        boolean proxy = form.equals("proxy");
        boolean token = route.dialect().equals("vidu") && !proxy;
        String below = proxy ? "/vidu" : "";
        return http.send(
                HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + below + route.path()))
                        .header("Content-Type", "application/json")
                        .header(
                                "Authorization",
                                (token ? "Token " : "Bearer ") + SandboxSettings.DEFAULT_API_KEY)
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}

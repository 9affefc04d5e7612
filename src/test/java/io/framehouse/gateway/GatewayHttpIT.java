package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A program's first hour over real HTTP, with every real service behind. */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "framehouse.admin-api-key=" + GatewayHttpIT.ADMIN)
@PostgresTest
class GatewayHttpIT {
    static final String ADMIN = "gateway-test-key-of-more-than-32-characters";
    private static final String TEAMS = "/api/v1/admin/teams";

    private final HttpClient client = HttpClient.newHttpClient();
    @LocalServerPort int port;
    private String team;
    private String key;

    @BeforeEach
    void teamWithCreditsAndKey() throws Exception {
        JsonNode made =
                call(
                        ADMIN,
                        "POST",
                        TEAMS,
                        "{\"name\":\"Ads\",\"time_zone\":\"Europe/Paris\"}",
                        201);
        team = TEAMS + "/" + made.path("id").asString();
        call(ADMIN, "PUT", team + "/allowlist", "[{\"model\":\"*\"}]", 200);
        call(ADMIN, "POST", team + "/grants", "{\"amount\":\"100\",\"reason\":\"test\"}", 201);
        key =
                call(
                                ADMIN,
                                "POST",
                                team + "/keys",
                                "{\"name\":\"ci\",\"scopes\":[\"jobs:write\",\"jobs:read\","
                                        + "\"assets:read\",\"usage:read\"]}",
                                201)
                        .path("key")
                        .asString();
    }

    private HttpResponse<String> send(String bearer, String method, String path, String body)
            throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + bearer)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private JsonNode call(String bearer, String method, String path, String body, int status)
            throws Exception {
        HttpResponse<String> answer = send(bearer, method, path, body);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
        return JobFixture.JSON.readTree(answer.body());
    }

    @Test
    void readsOfANewTeamAreEmptyButWhole() throws Exception {
        JsonNode models = call(key, "GET", "/api/v1/models", "", 200);
        assertThat(models.path("items").valueStream().map(it -> it.path("id").asString()))
                .contains(
                        "vidu-q2-pro-img2video",
                        "vidu-q2-pro-fast-img2video",
                        "vidu-q2-reference2video",
                        "viduq3-pro",
                        "viduq2_turbo_img2video");
        JsonNode balance = call(key, "GET", "/api/v1/balance", "", 200);
        assertThat(balance.path("available").asString()).isEqualTo("100");
        assertThat(call(key, "GET", "/api/v1/jobs", "", 200).path("items").size()).isZero();
        assertThat(call(key, "GET", "/api/v1/assets", "", 200).path("items").size()).isZero();
        call(key, "GET", "/api/v1/usage?group_by=model", "", 200);
        call(key, "GET", "/ent/v2/credits", "", 200);
        call(key, "GET", "/ent/v2/tasks", "", 200);
        assertThat(call(ADMIN, "POST", "/api/v1/admin/proof/run", "", 200).path("ok").asBoolean())
                .isTrue();
    }

    @Test
    void quotesAreItemised() throws Exception {
        JsonNode quote =
                call(
                        key,
                        "POST",
                        "/api/v1/quotes",
                        "{\"model\":\"viduq3-pro\",\"parameters\":{\"prompt\":\"A fox\","
                                + "\"images\":[\"https://example.com/a.png\"]}}",
                        200);
        assertThat(quote.path("total").isString()).isTrue();
        assertThat(quote.path("lines").isEmpty()).isFalse();
    }

    @Test
    void placeholdersOfThePagesAreFieldErrorsInEachForm() throws Exception {
        JsonNode routers =
                call(
                        key,
                        "POST",
                        "/v3/async/vidu-q2-pro-img2video",
                        "{\"images\":[{}],\"prompt\":\"<string>\",\"duration\":123}",
                        400);
        assertThat(routers.path("reason").asString()).isEqualTo("INVALID_REQUEST_BODY");
        assertThat(routers.path("message").asString()).contains("images");
        JsonNode vidu =
                call(key, "POST", "/vidu/ent/v2/img2video", "{\"model\":\"viduq3-pro\"}", 400);
        assertThat(vidu.path("reason").asString()).isEqualTo("FieldLacking");
        JsonNode vtrix =
                call(
                        key,
                        "POST",
                        "/model/v1/generation",
                        "{\"model\":\"viduq2_turbo_img2video\",\"duration\":99,"
                                + "\"images\":[\"https://example.com/a.png\"]}",
                        400);
        assertThat(vtrix.path("error").path("code").asInt()).isEqualTo(8007004);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/cb",
                "https://localhost/cb",
                "https://[::1]/cb",
                "https://10.0.0.7:8443/cb",
                "https://169.254.169.254/latest",
                "http://example.com/cb",
                "https://me:secret@example.com/cb",
                "ftp://example.com/cb",
                "nonsense",
                "/cb"
            })
    void addressesOfTheHouseAreNoReceivers(String url) throws Exception {
        String fields = "\"prompt\":\"A fox\",\"callback_url\":\"" + url + "\"}";
        JsonNode vidu =
                call(key, "POST", "/ent/v2/text2video", "{\"model\":\"viduq3-pro\"," + fields, 400);
        assertThat(vidu.path("reason").asString()).isEqualTo("FieldInvalid");
        assertThat(vidu.path("message").asString())
                .contains("callback_url")
                .doesNotContain("secret");
        JsonNode vtrix =
                call(
                        key,
                        "POST",
                        "/model/v1/generation",
                        "{\"model\":\"viduq3_pro_text2video\"," + fields,
                        400);
        assertThat(vtrix.path("error").path("code").asInt()).isEqualTo(8007002);
        assertThat(vtrix.path("error").path("error_message").asString()).contains("callback_url");
        assertThat(call(key, "GET", "/api/v1/jobs", "", 200).path("items").size()).isZero();
    }

    @Test
    void unknownCallsAreAnsweredByTheApiNotByAPage() throws Exception {
        JsonNode problem = call(key, "GET", "/api/v1/nonsense", "", 404);
        assertThat(problem.path("code").asString()).isEqualTo("not_found");
        assertThat(call(key, "GET", "/ent/v2/nonsense", "", 404).path("reason").asString())
                .isEqualTo("NotFound");
        assertThat(call(key, "DELETE", "/api/v1/quotes", "", 405).path("code").asString())
                .isEqualTo("method_not_allowed");
    }

    @Test
    void hugeBodiesAreRefused() throws Exception {
        String body = "{\"model\":\"" + "a".repeat(21 * 1024 * 1024) + "\"}";
        JsonNode problem = call(key, "POST", "/api/v1/jobs", body, 413);
        assertThat(problem.path("code").asString()).isEqualTo("too_large");
    }

    @Test
    void neighboursKeySeesNothing() throws Exception {
        call(key, "GET", team, "", 200);
        String ownTeam = team;
        teamWithCreditsAndKey();
        call(key, "GET", ownTeam, "", 404);
        call(key, "GET", ownTeam + "/budgets", "", 404);
    }
}

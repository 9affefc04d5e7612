package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that nobody should send: refused by name, never a fault of ours, nothing changed. */
@ApiStory
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsIT {
    private static final List<String> BODIES =
            List.of(
                    "",
                    "{",
                    "[]",
                    "null",
                    "\"text\"",
                    "{} {}",
                    "{\"model\": \"a\", \"model\": \"b\"}",
                    "{\"model\": null}",
                    "{\"model\": 7, \"parameters\": []}",
                    "{\"model\": \"viduq3-pro\", \"parameters\": \"x\"}",
                    "{\"model\": \"viduq3-pro\", \"parameters\": {}}",
                    "{\"model\": \"viduq3-pro\", \"parameters\": {\"images\": {}}}",
                    "{\"model\": \"viduq3-pro\", \"parameters\": {\"images\": [null]}}",
                    "{\"model\": \"viduq3-pro\", \"parameters\": {\"images\": [[\"x\"]]}}",
                    "{\"model\": \"viduq3-pro\\u0000\", \"parameters\": {}}",
                    "{\"model\": \"viduq3-pro\", \"parameters\": {\"prompt\": \"a\\u0000b\"}}",
                    "{\"model\": \"viduq3-pro\", \"parameters\": {\"a\\u0000b\": 1}}",
                    "{\"model\": \"viduq3-pro\", \"parameters\": {\"prompt\": \"\\ud800\"}}",
                    "{\"model\": \"viduq3-pro\", \"parameters\": {\"seed\": 1e999999999}}",
                    "{\"model\": \"viduq3-pro\", \"parameters\": {\"seed\": "
                            + "9".repeat(400)
                            + "}}",
                    "{\"model\": \"viduq3-pro\", \"parameters\": {\"seed\": "
                            + "9".repeat(2_000)
                            + "}}",
                    "{\"model\": \"viduq3-pro\", \"parameters\": {\"duration\": 1e400}}",
                    "{\"model\": \"viduq3-pro\", \"parameters\": {\"prompt\": "
                            + "[".repeat(5_000)
                            + "]".repeat(5_000)
                            + "}}",
                    "{\"model\": \"viduq3-pro\", \"parameters\": {\"duration\": NaN}}",
                    "\uFEFF{");

    @LocalServerPort int port;

    private ApiTeam team;
    private String before;

    @BeforeAll
    void start() {
        team = ApiTeam.make(port, "100");
        before = team.trace();
    }

    @AfterAll
    void nothingChanged() {
        assertThat(team.trace()).isEqualTo(before);
    }

    static Stream<String> bodies() {
        return BODIES.stream();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBrokenBodyIsRefusedEverywhere(String body) {
        for (String path : List.of("/api/v1/jobs", "/api/v1/quotes")) {
            assertThat(team.api().post(path, body).brokenFields()).as(body).isNotEmpty();
        }
        for (String path :
                List.of(
                        "/v3/async/vidu-q2-pro-img2video",
                        "/ent/v2/img2video",
                        "/vidu/ent/v2/reference2video",
                        "/model/v1/generation")) {
            ApiReply reply = team.api().post(path, body);
            assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
            assertThat(reply.json().isObject()).isTrue();
        }
        for (String path : List.of("/grants", "/budgets", "/allowlist", "/keys", "/members")) {
            String method = path.matches("/budgets|/allowlist") ? "PUT" : "POST";
            boolean fine = method.equals("PUT") && body.equals("[]");
            if (!fine) {
                ApiReply reply = team.admin().json(method, team.adminPath() + path, body);
                assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
            }
        }
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] bad = "{\"model\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        team.api()
                .send(
                        "POST",
                        "/api/v1/jobs",
                        BodyPublishers.ofByteArray(bad),
                        "Content-Type",
                        "application/json")
                .brokenFields();
    }

    @Test
    void unknownFieldsAreRefusedByName() {
        String wish = ApiTeam.wish("x").replace("{\"model\"", "{\"colour\": 1, \"model\"");
        assertThat(team.api().post("/api/v1/jobs", wish).brokenFields()).containsExactly("colour");
        assertThat(team.api().post("/api/v1/quotes", wish).brokenFields())
                .containsExactly("colour");
        String inside = ApiTeam.wish("x").replace("\"prompt\"", "\"colour\": 1, \"prompt\"");
        assertThat(team.api().post("/api/v1/jobs", inside).brokenFields())
                .containsExactly("parameters.colour");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"cost_center\": 7",
                "\"cost_center\": \"\"",
                "\"labels\": \"x\"",
                "\"labels\": [7]",
                "\"webhook_url\": \"ftp://example.com\"",
                "\"webhook_url\": \"https://user:secret@example.com/\"",
                "\"webhook_url\": 7",
            })
    void fieldsOfAWrongTypeAreNamed(String field) {
        String wish = ApiTeam.wish("x").replace("{\"model\"", "{" + field + ", \"model\"");
        String name = field.substring(1, field.indexOf('"', 1));
        assertThat(team.api().post("/api/v1/jobs", wish).brokenFields())
                .allSatisfy(broken -> assertThat(broken).startsWith(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/jobs?limit=0",
                "/api/v1/jobs?limit=201",
                "/api/v1/jobs?limit=-1",
                "/api/v1/jobs?limit=1.5",
                "/api/v1/jobs?limit=99999999999999999999",
                "/api/v1/jobs?cursor=nonsense",
                "/api/v1/jobs?cursor=%00",
                "/api/v1/jobs?cursor=KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTkuOTk5OTk5OTk5Wl8wMDAwMDAwMC0w"
                        + "MDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDA",
                "/api/v1/jobs?state=%00",
                "/api/v1/jobs?model=%00",
                "/api/v1/jobs?label=a%00b",
                "/api/v1/jobs?created_from=%2B999999999-12-31T23:59:59Z",
                "/api/v1/jobs?created_to=-999999999-01-01T00:00:00Z",
                "/api/v1/assets?limit=0",
                "/api/v1/assets?text=%00",
                "/api/v1/assets?model=%00",
                "/api/v1/assets?cursor=nonsense",
                "/api/v1/models?limit=201",
                "/api/v1/models?cursor=nonsense",
                "/api/v1/usage?from=%2B999999999-12-31T23:59:59Z&to=%2B999999999-12-31T23:59:59Z",
                "/api/v1/usage?from=-999999999-01-01T00:00:00Z",
                "/api/v1/usage?group_by=%00",
                "/api/v1/usage?label=%00",
                "/api/v1/usage/lines?from=-999999999-01-01T00:00:00Z&kind=%00",
            })
    void queriesOutOfTheirRulesAreRefused(String path) {
        assertThat(team.api().get(path).brokenFields()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ent/v2/tasks?pager.page=-1",
                "/ent/v2/tasks?pager.pagesz=101",
                "/ent/v2/tasks?pager.page_token=nonsense",
                "/ent/v2/tasks?created_at.from=%2B999999999-12-31T23:59:59Z",
                "/ent/v2/tasks?created_at.to=-999999999-01-01T00:00:00Z",
                "/ent/v2/tasks?states=bogus",
                "/v3/async/task-result",
            })
    void queriesOfTheProvidersAreRefused(String path) {
        ApiReply reply = team.api().get(path);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.json().path("reason").isString()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/jobs/%00",
                "/api/v1/jobs/..%2f..%2fetc",
                "/api/v1/nothing",
                "/api/v2/jobs",
                "/v3/async/task-result?task_id=%00",
                "/ent/v2/tasks/%00/creations",
                "/model/v1/generation/task/%00",
                "/api/v1/admin/teams/x/keys/%00",
            })
    void pathsOfNothingAreNotFoundOrRefused(String path) {
        ApiReply reply = team.api().get(path);
        assertThat(reply.status()).as(reply.toString()).isIn(400, 404);
        // Addresses that are no addresses are refused by the server before any form is chosen.
        assertThat(reply.text()).doesNotContain("Exception", "vaadin", "io.framehouse", "at org.");
    }

    @Test
    void timesBeyondTheCalendarAreRefused() {
        String far = "\"expires_at\": \"+999999999-12-31T23:59:59Z\"";
        String grant = "{\"amount\": \"1\", \"reason\": \"r\", " + far + "}";
        String key = "{\"name\": \"n\", \"scopes\": [\"jobs:read\"], " + far + "}";
        assertThat(team.admin().post(team.adminPath() + "/grants", grant).brokenFields())
                .containsExactly("expires_at");
        assertThat(team.admin().post(team.adminPath() + "/keys", key).brokenFields())
                .containsExactly("expires_at");
        String huge = "{\"amount\": \"99999999999999999999\", \"reason\": \"r\"}";
        assertThat(team.admin().post(team.adminPath() + "/grants", huge).brokenFields())
                .containsExactly("amount");
        String budget =
                "[{\"scope\": \"team\", \"window\": \"day\", \"limit\": \"9223372036855\"}]";
        assertThat(team.admin().put(team.adminPath() + "/budgets", budget).brokenFields())
                .isNotEmpty();
    }

    @Test
    void aWrongContentTypeAndMethodAreToldInTheCallsForm() {
        team.api()
                .send(
                        "POST",
                        "/api/v1/jobs",
                        BodyPublishers.ofString(ApiTeam.wish("x")),
                        "Content-Type",
                        "text/plain")
                .problem(415, "unsupported_media_type");
        team.api().delete("/api/v1/jobs").problem(405, "method_not_allowed");
        team.api().get("/api/v1/jobs", "Accept", "application/json;q=0.1, text/*").is(200);
        for (String accept : List.of("text/html", "*/*;q=nonsense", "no type at all")) {
            team.api().get("/api/v1/jobs", "Accept", accept).is(200);
        }
        ApiReply vidu = team.api().delete("/ent/v2/img2video");
        assertThat(vidu.json().path("reason").isString()).as(vidu.toString()).isTrue();
    }

    @Test
    void aBodyOverTwentyMegabytesIsTooLargeInEveryForm() {
        byte[] large = new byte[21 * 1024 * 1024];
        Arrays.fill(large, (byte) ' ');
        large[0] = '{';
        for (String path :
                List.of(
                        "/api/v1/jobs",
                        "/v3/async/vidu-q2-pro-img2video",
                        "/ent/v2/img2video",
                        "/model/v1/generation")) {
            team.api()
                    .send(
                            "POST",
                            path,
                            BodyPublishers.ofByteArray(large),
                            "Content-Type",
                            "application/json")
                    .is(413);
            team.api()
                    .send(
                            "POST",
                            path,
                            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)),
                            "Content-Type",
                            "application/json")
                    .is(413);
        }
        team.api()
                .send(
                        "POST",
                        "/api/v1/uploads",
                        BodyPublishers.ofByteArray(new byte[51 * 1024 * 1024]))
                .problem(413, "too_large");
    }
}

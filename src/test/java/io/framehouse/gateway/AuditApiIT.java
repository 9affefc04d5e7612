package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The trail over HTTP: whose, filtered, page by page, as CSV, and from where each change came. */
@ApiStory
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditApiIT {
    private static final String PATH = "/api/v1/admin/audit";

    @LocalServerPort int port;

    private ApiTeam team;
    private ApiTeam neighbour;
    private ApiClient admin;
    private ApiClient ofTeam;

    @BeforeAll
    void start() {
        team = ApiTeam.make(port, "1000");
        neighbour = ApiTeam.make(port, "100");
        admin = team.admin();
        String secret =
                ApiTeam.newKey(admin, team.id(), "[\"team:admin\"]").path("key").asString();
        ofTeam = ApiClient.bearer(port, secret);
    }

    @Test
    void anEntrySaysWhoDidWhatAndFromWhere() {
        JsonNode entry =
                items(admin, "?team=" + team.id() + "&action=credits.granted&object=grant")
                        .getLast();
        assertThat(entry.path("team_id").asString()).isEqualTo(team.id());
        assertThat(entry.path("actor").path("kind").asString()).isEqualTo("key");
        assertThat(entry.path("object").path("type").asString()).isEqualTo("grant");
        assertThat(entry.path("before").isEmpty()).isTrue();
        assertThat(entry.path("after").path("amount").asString()).isEqualTo("1000");
        assertThat(entry.path("reason").asString()).isEqualTo("test");
        assertThat(entry.path("source").asString()).isEqualTo("api");
        assertThat(entry.path("address").asString()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(entry.path("agent").asString()).startsWith("Java-http-client");
        assertThat(entry.path("request_id").asString()).matches("[0-9a-f]{32}");
    }

    @Test
    void headersAboutTheAddressAreNotBelieved() {
        admin.post(
                        team.adminPath() + "/grants",
                        "{\"amount\": \"1\", \"reason\": \"forwarded\"}",
                        "X-Forwarded-For",
                        "203.0.113.99",
                        "Forwarded",
                        "for=203.0.113.99",
                        "X-Real-IP",
                        "203.0.113.99")
                .is(201);
        assertThat(items(admin, "?team=" + team.id()).toString()).doesNotContain("203.0.113.99");
    }

    @Test
    void aTeamsKeyReadsItsOwnTeamAndNoOther() {
        List<JsonNode> own = items(ofTeam, "?limit=200");
        assertThat(own).isNotEmpty();
        own.forEach(entry ->
                assertThat(entry.path("team_id").asString()).isEqualTo(team.id()));
        assertThat(items(ofTeam, "?team=" + team.id())).isNotEmpty();
        ofTeam.get(PATH + "?team=" + neighbour.id()).problem(404, "not_found");
        ofTeam.get(PATH + "?format=csv&team=" + neighbour.id()).problem(404, "not_found");
        ofTeam.get(PATH + "?team=nonsense").problem(404, "not_found");
        team.api().get(PATH).problem(403, "forbidden");
        team.api().get(PATH + "?format=csv").problem(403, "forbidden");
    }

    @Test
    void thePlatformReadsAllTeamsPageByPage() {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        for (int i = 0; i < 3; i++) {
            JsonNode page = admin.get(PATH + "?limit=2" + cursor).is(200).json();
            page.path("items").forEach(entry -> ids.add(entry.path("id").asString()));
            cursor = "&cursor=" + page.path("next_cursor").asString();
        }
        assertThat(ids).hasSize(6).doesNotHaveDuplicates();
        assertThat(items(admin, "?limit=200&action=team.created"))
                .extracting(entry -> entry.path("team_id").asString())
                .contains(team.id(), neighbour.id());
    }

    @Test
    void filtersNarrowAndNonsenseIsRefusedByName() {
        String own = "?team=" + team.id();
        assertThat(items(admin, own + "&object=grant")).isNotEmpty();
        assertThat(items(admin, own + "&object=grant&action=key")).isEmpty();
        assertThat(items(admin, own + "&action=team&object=team:" + team.id())).hasSize(1);
        assertThat(items(admin, own + "&actor=nobody-of-this-name")).isEmpty();
        assertThat(items(admin, own + "&from=2000-01-01&to=2000-12-31")).isEmpty();
        assertThat(items(admin, own + "&from=2000-01-01T00:00:00Z")).isNotEmpty();
        assertThat(admin.get(PATH + "?from=yesterday").brokenFields()).containsExactly("from");
        assertThat(admin.get(PATH + "?from=2026-02-02&to=2026-01-01").brokenFields())
                .containsExactly("from");
        assertThat(admin.get(PATH + "?format=xml").brokenFields()).containsExactly("format");
        assertThat(admin.get(PATH + "?cursor=xyz").brokenFields()).containsExactly("cursor");
        assertThat(admin.get(PATH + "?actor=" + "a".repeat(201)).brokenFields())
                .containsExactly("actor");
    }

    @Test
    void theCsvHoldsAllEntriesOfTheTeam() {
        ApiReply reply = ofTeam.get(PATH + "?format=csv&limit=1").is(200);
        assertThat(reply.header("content-type")).startsWith("text/csv");
        assertThat(reply.header("content-disposition")).contains("attachment; filename=\"audit_");
        assertThat(reply.text()).startsWith("at,team,actor_kind").contains("team.created");
        assertThat(reply.text()).doesNotContain(neighbour.id());
        assertThat(reply.text().lines().count()).isGreaterThan(3);
    }

    @Test
    void aPauseHasItsOwnWords() {
        ApiTeam other = ApiTeam.make(port, "0");
        admin.patch(other.adminPath(), "{\"suspended\": true}").is(200);
        admin.patch(other.adminPath(), "{\"suspended\": false}").is(200);
        admin.patch(other.adminPath(), "{\"cost_center\": \"F9\"}").is(200);
        assertThat(items(admin, "?object=team:" + other.id()))
                .extracting(entry -> entry.path("action").asString())
                .contains("team.created", "team.suspended", "team.resumed", "team.changed");
    }

    private static List<JsonNode> items(ApiClient client, String query) {
        return client.get(PATH + query).is(200).json().path("items").valueStream().toList();
    }
}

package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.access.People;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The calls of platform keys, and the walls between keys and between teams. */
@ApiStory
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminApiIT {
    private static final String ACCOUNT =
            """
            {"name": "Vidu %s", "dialect": "vidu", "base_url": "http://127.0.0.1:9/vidu",
             "auth_scheme": "token", "api_key": "vda_very_secret_key", "models": ["viduq3-pro"],
             "max_concurrent": 3, "requests_per_minute": 60, "callbacks": false,
             "poll_path": "/v1/videos/{id}", "priority": 9000, "enabled": false}
            """;

    @LocalServerPort int port;
    @Autowired People people;

    private ApiTeam team;
    private ApiTeam neighbour;
    private ApiClient admin;

    @BeforeAll
    void start() {
        team = ApiTeam.make(port, "1000");
        neighbour = ApiTeam.make(port, "1000");
        admin = team.admin();
    }

    @Test
    void teamsAreMadeReadAndChanged() {
        JsonNode made =
                admin.post(
                                "/api/v1/admin/teams",
                                "{\"name\": \"Film & Co\", \"time_zone\": \"Asia/Tokyo\","
                                        + " \"cost_center\": \"F1\", \"max_running_jobs\": 2}")
                        .is(201)
                        .json();
        String path = "/api/v1/admin/teams/" + made.path("id").asString();
        JsonNode read = admin.get(path).is(200).json();
        assertThat(read.path("name").asString()).isEqualTo("Film & Co");
        assertThat(read.path("max_running_jobs").asInt()).isEqualTo(2);
        JsonNode changed = admin.patch(path, "{\"suspended\": true}").is(200).json();
        assertThat(changed.path("suspended").asBoolean()).isTrue();
        assertThat(changed.path("cost_center").asString()).isEqualTo("F1");
        assertThat(
                        admin.post("/api/v1/admin/teams", "{\"name\": \"x\", \"colour\": 1}")
                                .brokenFields())
                .containsExactly("colour");
        assertThat(admin.post("/api/v1/admin/teams", "{}").brokenFields()).contains("name");
        JsonNode listed = admin.get("/api/v1/admin/teams?limit=1").is(200).json();
        assertThat(listed.path("items").size()).isEqualTo(1);
        assertThat(listed.path("next_cursor").isString()).isTrue();
    }

    @Test
    void aSuspendedTeamTakesNoJobAndReadsOn() {
        ApiTeam own = ApiTeam.make(port, "100");
        String job = own.submit("before").path("id").asString();
        JsonNode standing =
                own.admin()
                        .post(own.adminPath() + "/suspend", "{\"reason\": \"Invoice 4711\"}")
                        .is(200)
                        .json();
        assertThat(standing.path("suspended_reason").asString()).isEqualTo("Invoice 4711");
        own.api().post("/api/v1/jobs", ApiTeam.wish("no")).problem(403, "team_suspended");
        own.reach(job, "succeeded");
        own.api().get("/api/v1/balance").is(200);
        own.admin().get(own.adminPath()).is(200);
        own.admin().post(own.adminPath() + "/resume", "").is(200);
        own.submit("yes");
        own.admin().patch(own.adminPath(), "{\"suspended\": true}").is(200);
        own.api().post("/api/v1/jobs", ApiTeam.wish("no")).problem(403, "team_suspended");
    }

    @Test
    void aGrantIsBookedOnceForATransferId() {
        ApiTeam own = ApiTeam.make(port, "0");
        String grant =
                "{\"amount\": \"48.5\", \"reason\": \"June\", \"transfer_id\": \""
                        + UUID.randomUUID()
                        + "\"}";
        String path = own.adminPath() + "/grants";
        JsonNode first = admin.post(path, grant).is(201).json();
        JsonNode again = admin.post(path, grant).is(201).json();
        assertThat(again.path("id")).isEqualTo(first.path("id"));
        assertThat(own.balance().path("granted").asString()).isEqualTo("48.5");
        admin.post(path, grant.replace("48.5", "50")).problem(409, "wrong_state");
        for (String bad : List.of("\"0\"", "\"-1\"", "\"1.1234567\"", "5", "\"x\"")) {
            String wrong = "{\"amount\": " + bad + ", \"reason\": \"r\"}";
            assertThat(admin.post(path, wrong).brokenFields()).as(bad).containsExactly("amount");
        }
        assertThat(own.balance().path("granted").asString()).isEqualTo("48.5");
    }

    @Test
    void aHardBudgetRefusesWithAllItsFigures() {
        ApiTeam own = ApiTeam.make(port, "100");
        String path = own.adminPath() + "/budgets";
        String budgets =
                "[{\"scope\": \"team\", \"window\": \"day\", \"limit\": \"20\", \"hard\": true,"
                        + " \"alert_at\": [50, 80, 100]}, {\"scope\": \"key\", \"subject_id\": \""
                        + own.keyId()
                        + "\", \"window\": \"total\", \"limit\": \"90\", \"hard\": true,"
                        + " \"alert_at\": [50]}]";
        admin.put(path, budgets).is(200);
        assertThat(admin.get(path).is(200).json().path("items").size()).isEqualTo(2);
        own.submit("fits");
        String before = own.trace();
        JsonNode refused =
                own.api()
                        .post("/api/v1/jobs", ApiTeam.wish("too much"))
                        .problem(402, "budget_exceeded");
        assertThat(refused.path("scope").asString()).isEqualTo("team");
        assertThat(refused.path("limit").asString()).isEqualTo("20");
        assertThat(refused.path("requested").asString()).isEqualTo("18");
        assertThat(refused.has("spent") && refused.has("held")).isTrue();
        assertThat(Instant.parse(refused.path("resets_at").asString())).isAfter(Instant.now());
        assertThat(own.trace().replaceAll("held.*spent \\S+", ""))
                .isEqualTo(before.replaceAll("held.*spent \\S+", ""));
    }

    @Test
    void theAllowlistSaysWhatIsRefusedAndWhatIsAllowed() {
        ApiTeam own = ApiTeam.make(port, "100");
        String path = own.adminPath() + "/allowlist";
        admin.put(
                        path,
                        "[{\"model\": \"viduq3-pro\", \"max_duration\": 1, \"resolutions\":"
                                + " [\"540p\"], \"audio\": \"allowed\", \"off_peak_only\": false,"
                                + " \"max_credits_per_job\": \"50\"}]")
                .is(200);
        JsonNode rule = admin.get(path).is(200).json().path("items").path(0);
        assertThat(rule.path("max_credits_per_job").asString()).isEqualTo("50");
        JsonNode tooLong = refusedByList(own, ApiTeam.wish("long"));
        assertThat(tooLong.path("model").asString()).isEqualTo("viduq3-pro");
        assertThat(tooLong.path("parameter").asString()).isEqualTo("duration");
        assertThat(tooLong.path("allowed").path("max").asInt()).isEqualTo(1);
        JsonNode other =
                refusedByList(
                        own, ApiTeam.wish("o").replace("viduq3-pro", "vidu-q2-pro-img2video"));
        assertThat(other.path("model").asString()).isEqualTo("vidu-q2-pro-img2video");
        assertThat(other.path("parameter").asString()).isEqualTo("model");
        assertThat(other.path("allowed").toString()).isEqualTo("[\"viduq3-pro\"]");
        assertThat(own.api().get("/api/v1/models").json().path("items").size()).isEqualTo(1);
        assertThat(admin.put(path, "[{\"model\": \"no-such\"}]").brokenFields()).isNotEmpty();
        assertThat(admin.put(path, "[{\"model\": \"*\", \"speed\": 1}]").brokenFields())
                .containsExactly("[0].speed");
    }

    private static JsonNode refusedByList(ApiTeam own, String wish) {
        String before = own.trace();
        own.api().post("/api/v1/quotes", wish).problem(403, "not_allowed");
        JsonNode refused = own.api().post("/api/v1/jobs", wish).problem(403, "not_allowed");
        assertThat(own.trace()).isEqualTo(before);
        return refused;
    }

    @Test
    void aKeyIsMadeChangedRotatedAndRevoked() {
        JsonNode made = ApiTeam.newKey(admin, team.id(), "[\"jobs:read\"]");
        String secret = made.path("key").asString();
        assertThat(secret).matches("fh_[^_]+_.+");
        String path = team.adminPath() + "/keys/" + made.path("id").asString();
        ApiReply list = admin.get(team.adminPath() + "/keys?limit=200").is(200);
        assertThat(list.text()).contains(made.path("id").asString()).doesNotContain(secret);
        assertThat(list.json().path("items").path(0).has("key")).isFalse();
        ApiClient old = ApiClient.bearer(port, secret);
        old.get("/api/v1/jobs").is(200);
        old.post("/api/v1/jobs", ApiTeam.wish("no")).problem(403, "forbidden");
        admin.patch(path, "{\"name\": \"renamed\", \"scopes\": [\"usage:read\"]}").is(200);
        old.get("/api/v1/jobs").problem(403, "forbidden");
        old.get("/api/v1/usage").is(200);
        JsonNode rotated = admin.post(path + "/rotate", "{\"overlap_hours\": 1}").json();
        ApiClient fresh = ApiClient.bearer(port, rotated.path("key").asString());
        fresh.get("/api/v1/usage").is(200);
        old.get("/api/v1/usage").is(200);
        String newPath = team.adminPath() + "/keys/" + rotated.path("id").asString();
        admin.delete(newPath).is(204);
        fresh.get("/api/v1/usage").problem(401, "unauthenticated");
        assertThat(admin.patch(path, "{\"scopes\": [\"platform:admin\"]}").brokenFields())
                .containsExactly("scopes");
    }

    @Test
    void membersAreAddedChangedAndRemoved() {
        String email = "member" + UUID.randomUUID() + "@example.com";
        CurrentActor.as(
                Actor.system("test"),
                () -> people.create(email, "Mika", "correct horse battery", Set.of()));
        String path = team.adminPath() + "/members";
        String body = "{\"email\": \"" + email + "\", \"role\": \"member\"}";
        JsonNode made = admin.post(path, body).is(201).json();
        String id = made.path("id").asString();
        assertThat(made.path("role").asString()).isEqualTo("member");
        JsonNode changed = admin.patch(path + "/" + id, "{\"role\": \"viewer\"}").is(200).json();
        assertThat(changed.path("role").asString()).isEqualTo("viewer");
        assertThat(admin.get(path).is(200).text()).contains(email);
        assertThat(admin.patch(path + "/" + id, "{\"role\": \"king\"}").brokenFields())
                .containsExactly("role");
        admin.delete(path + "/" + id).is(204);
        admin.delete(path + "/" + id).problem(404, "not_found");
    }

    @Test
    void aProviderAccountNeverShowsItsKeyAndIsSavedThoughItsTestFails() {
        String path = "/api/v1/admin/provider-accounts";
        ApiReply made = admin.post(path, ACCOUNT.formatted(UUID.randomUUID())).is(201);
        assertThat(made.text()).doesNotContain("vda_very_secret_key");
        JsonNode account = made.json();
        assertThat(account.path("status").asString()).isIn("untested", "refusing");
        assertThat(account.path("poll_path").asString()).isEqualTo("/v1/videos/{id}");
        String one = path + "/" + account.path("id").asString();
        ApiReply tested = admin.post(one + "/test", "").is(200);
        assertThat(tested.json().path("status").asString()).isIn("untested", "refusing");
        JsonNode all = admin.patch(one, "{\"models\": \"*\", \"priority\": 9500}").json();
        assertThat(all.path("models").asString()).isEqualTo("*");
        assertThat(all.path("base_url").asString()).isEqualTo("http://127.0.0.1:9/vidu");
        String seen = tested.text() + admin.get(path).is(200).text() + admin.get(one).text();
        assertThat(seen).doesNotContain("vda_very_secret_key");
        assertThat(admin.post(path, "{\"dialect\": \"telex\"}").brokenFields())
                .contains("dialect", "name", "base_url", "api_key");
        assertThat(admin.patch(one, "{\"models\": [\"no-such\"]}").brokenFields())
                .containsExactly("models");
        admin.delete(one).is(204);
        admin.get(one).problem(404, "not_found");
    }

    @Test
    void theProofNamesEveryInvariantAndHolds() {
        JsonNode run = admin.post("/api/v1/admin/proof/run", "").is(200).json();
        assertThat(run.path("ok").asBoolean()).as(run.toString()).isTrue();
        assertThat(run.path("invariants").isEmpty()).isFalse();
        for (JsonNode invariant : run.path("invariants")) {
            assertThat(invariant.path("count").asInt(-1)).as(invariant.toString()).isZero();
            assertThat(invariant.path("items").isArray()).isTrue();
            assertThat(invariant.path("code").isString()).isTrue();
        }
        assertThat(run.path("providers").isArray()).isTrue();
        JsonNode last = admin.get("/api/v1/admin/proof").is(200).json();
        assertThat(last.path("as_of").isString()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"team", "provider", "model", "team,day", "label,week", "key"})
    void usageIsToldOverAllTeams(String group) {
        admin.get("/api/v1/admin/usage?provider=none&group_by=" + group).is(200);
        admin.get("/api/v1/admin/usage/lines?provider=none").is(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/models",
        "GET, /api/v1/jobs",
        "GET, /api/v1/assets",
        "GET, /api/v1/balance",
        "GET, /api/v1/usage",
        "POST, /api/v1/quotes",
        "POST, /api/v1/jobs",
        "POST, /api/v1/uploads",
    })
    void aPlatformKeyBelongsToNoTeam(String method, String path) {
        admin.json(method, path, ApiTeam.wish("x")).problem(403, "forbidden");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/admin/teams",
        "POST, /api/v1/admin/teams",
        "GET, /api/v1/admin/keys",
        "POST, /api/v1/admin/keys",
        "GET, /api/v1/admin/provider-accounts",
        "POST, /api/v1/admin/provider-accounts",
        "GET, /api/v1/admin/proof",
        "POST, /api/v1/admin/proof/run",
        "GET, /api/v1/admin/usage",
        "GET, /api/v1/admin/secrets",
        "POST, /api/v1/admin/secrets/rotate",
        "GET, TEAM/budgets",
        "PUT, TEAM/budgets",
        "POST, TEAM/grants",
        "PUT, TEAM/allowlist",
        "GET, TEAM/keys",
        "POST, TEAM/keys",
        "GET, TEAM/members",
        "POST, TEAM/members",
        "PATCH, TEAM",
    })
    void aTeamKeyIsNoPlatformKey(String method, String path) {
        String body =
                path.endsWith("budgets") || path.endsWith("allowlist")
                        ? "[]"
                        : "{\"name\": \"n\", \"scopes\": [\"jobs:read\"], \"amount\": \"1\","
                                + " \"reason\": \"r\", \"email\": \"a@b.example\","
                                + " \"role\": \"owner\"}";
        if (path.equals("TEAM/budgets") && method.equals("GET")) {
            // What binds the team its own key may see.
            team.api().get(team.adminPath() + "/budgets").is(200);
        } else {
            ApiReply reply = team.api().json(method, path.replace("TEAM", team.adminPath()), body);
            assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
        }
        if (path.startsWith("TEAM")) {
            ApiReply foreign =
                    team.api().json(method, path.replace("TEAM", neighbour.adminPath()), body);
            assertThat(foreign.status()).as(foreign.toString()).isIn(403, 404);
            assertThat(foreign.text()).doesNotContain("\"name\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/jobs/JOB",
        "GET, /api/v1/jobs/JOB/events",
        "POST, /api/v1/jobs/JOB/cancel",
        "GET, /api/v1/assets/JOB",
        "GET, /api/v1/assets/JOB/content",
        "GET, /api/v1/assets/JOB/cover",
        "GET, /api/v1/assets/ASSET",
        "GET, /api/v1/assets/ASSET/content",
        "GET, /api/v1/assets/ASSET/cover",
        "GET, /v3/async/task-result?task_id=JOB",
        "GET, /ent/v2/tasks/JOB/creations",
        "GET, /vidu/ent/v2/tasks/JOB",
        "GET, /vidu/v1/videos/JOB",
        "POST, /ent/v2/tasks/JOB/cancel",
        "GET, /model/v1/generation/task/JOB",
    })
    void anotherTeamsIdsAreNotFound(String method, String path) {
        JsonNode done = finished();
        String asset = done.path("assets").path(0).path("id").asString();
        String real = path.replace("JOB", done.path("id").asString()).replace("ASSET", asset);
        String none =
                path.replace("JOB", UUID.randomUUID().toString())
                        .replace("ASSET", UUID.randomUUID().toString());
        String junk = path.replace("JOB", "junk").replace("ASSET", "junk");
        for (String address : List.of(real, none, junk)) {
            neighbour.api().json(method, address, "{}").is(404);
        }
    }

    private JsonNode done;

    private JsonNode finished() {
        if (done == null) {
            String id = team.submit("mine alone").path("id").asString();
            team.reach(id, "succeeded");
            org.awaitility.Awaitility.await()
                    .atMost(ApiTeam.PATIENCE)
                    .until(() -> !team.job(id).path("assets").isEmpty());
            done = team.job(id);
        }
        return done;
    }

    @Test
    void oneAndTheSameBodyForEveryBadKey() {
        String revoked = revokedKey();
        String wrong = team.key().substring(0, team.key().length() - 3) + "abc";
        ApiClient api = team.api();
        JsonNode missing = api.showing(null).get("/api/v1/jobs").problem(401, "unauthenticated");
        for (String header :
                List.of(
                        "Bearer " + revoked,
                        "Bearer " + wrong,
                        "Bearer fh_x_y",
                        "Bearer",
                        "Basic " + team.key(),
                        "Bearer " + "x".repeat(5_000))) {
            ApiReply reply = api.showing(header).get("/api/v1/jobs");
            JsonNode body = reply.problem(401, "unauthenticated");
            assertThat(reply.header("www-authenticate")).isNotBlank();
            assertThat(withoutTrace(body)).isEqualTo(withoutTrace(missing));
        }
        api.showing("Token " + team.key()).get("/api/v1/jobs").is(200);
        api.showing("bearer " + team.key()).get("/api/v1/jobs").is(200);
    }

    private String revokedKey() {
        JsonNode key = ApiTeam.newKey(admin, team.id(), "[\"jobs:read\"]");
        admin.delete(team.adminPath() + "/keys/" + key.path("id").asString()).is(204);
        return key.path("key").asString();
    }

    private static String withoutTrace(JsonNode body) {
        return body.toString().replace(body.path("trace_id").asString(), "");
    }
}

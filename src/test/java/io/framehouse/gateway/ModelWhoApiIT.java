package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.access.People;
import io.framehouse.catalog.CatalogError;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.Jobs;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Models that are for some members and keys of a team, on every form of the API. */
@ApiStory
class ModelWhoApiIT {
    private static final String PICTURE = HouseFixtures.picture(320, 180);
    private static final String PRO = "viduq3-pro";

    @LocalServerPort int port;
    @Autowired People people;
    @Autowired Jobs jobs;

    private ApiTeam team;

    @BeforeEach
    void makeTeam() {
        team = ApiTeam.make(port, "1000");
    }

    @Test
    void chosenKeysUseAModelAndOthersAreRefusedOnEveryForm() {
        JsonNode made = newKey("");
        ApiClient chosen = ApiClient.bearer(port, made.path("key").asString());
        String id = made.path("id").asString();
        String only = ", \"keys\": [\"" + id + "\"]}";
        JsonNode list =
                allow(
                        "[{\"model\": \""
                                + PRO
                                + "\""
                                + only
                                + ", {\"model\": \"vidu-q2-pro-img2video\""
                                + only
                                + ", {\"model\": \"viduq2_turbo_img2video\""
                                + only
                                + ", {\"model\": \"viduq1-img2video\"}]");
        assertThat(list.toString()).contains("\"keys\":[\"" + id + "\"]", "\"members\":[]");

        assertThat(models(chosen)).contains("\"viduq1-img2video\"", "\"" + PRO + "\"");
        assertThat(models(team.api())).contains("\"viduq1-img2video\"").doesNotContain(PRO);
        chosen.post("/api/v1/quotes", wish()).is(200);
        chosen.post("/api/v1/jobs", wish()).is(202);
        chosen.post("/ent/v2/img2video", viduWish()).is(200);
        chosen.post("/v3/async/vidu-q2-pro-img2video", routers()).is(200);
        chosen.post("/model/v1/generation", vtrix()).is(200);

        String before = team.trace();
        for (String call : new String[] {"/api/v1/quotes", "/api/v1/jobs"}) {
            JsonNode refused = team.api().post(call, wish()).problem(403, "not_allowed");
            assertThat(refused.path("model").asString()).isEqualTo(PRO);
            assertThat(refused.path("parameter").asString()).isEqualTo("model");
            assertThat(refused.path("allowed").toString()).isEqualTo("[\"viduq1-img2video\"]");
            assertThat(refused.path("detail").asString())
                    .contains("neither this key nor its owner is among them");
        }
        JsonNode vidu = team.api().post("/ent/v2/img2video", viduWish()).is(403).json();
        assertThat(vidu.path("reason").asString()).isEqualTo("Forbidden");
        team.api().post("/v3/async/vidu-q2-pro-img2video", routers()).is(403);
        team.api().post("/model/v1/generation", vtrix()).is(403);
        assertThat(team.trace()).isEqualTo(before);
    }

    @Test
    void chosenMembersUseAModelInTheConsoleAndByTheirKeys() {
        UserId aino = newMember("Aino");
        UserId mika = newMember("Mika");
        allow("[{\"model\": \"" + PRO + "\", \"members\": [\"" + aino + "\"]}]");

        ApiClient hers = keyOf(aino);
        ApiClient his = keyOf(mika);
        hers.post("/api/v1/quotes", wish()).is(200);
        his.post("/api/v1/quotes", wish()).problem(403, "not_allowed");
        team.api().post("/api/v1/quotes", wish()).problem(403, "not_allowed");
        assertThat(models(his)).doesNotContain(PRO);

        assertThat(quoteAs(aino)).isNotNull();
        assertThatThrownBy(() -> quoteAs(mika))
                .hasMessageContaining("you are not among them")
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(CatalogError.NOT_ALLOWED));

        // Whoever leaves takes the leave along; what is left is for nobody, not for everybody.
        team.admin().delete(team.adminPath() + "/members/" + aino).is(204);
        JsonNode left = team.admin().get(team.adminPath() + "/allowlist").is(200).json();
        assertThat(left.path("items").get(0).path("members").toString()).isEqualTo("[]");
        team.api().post("/api/v1/quotes", wish()).problem(403, "not_allowed");
        // What was read can be written again.
        allow(left.path("items").toString());
    }

    @Test
    void strangersAreRefusedByNameAndWhere() {
        String nobody = UUID.randomUUID().toString();
        String place = team.adminPath() + "/allowlist";
        ApiTeam neighbour = ApiTeam.make(port, "0");
        assertThat(
                        team.admin()
                                .put(
                                        place,
                                        "[{\"model\": \"*\"}, {\"model\": \""
                                                + PRO
                                                + "\", \"members\": [\""
                                                + nobody
                                                + "\"], \"keys\": [\""
                                                + neighbour.keyId()
                                                + "\"]}]")
                                .brokenFields())
                .containsExactly("[1].members", "[1].keys");
        assertThat(
                        team.admin()
                                .put(
                                        place,
                                        "[{\"model\": \"*\", \"off_peak_only\": true,"
                                                + " \"off_peak_never\": true}]")
                                .brokenFields())
                .containsExactly("[0].off_peak_never");
        assertThat(
                        team.admin()
                                .patch(
                                        team.adminPath() + "/keys/" + team.keyId(),
                                        "{\"allowlist\": [{\"model\": \"*\", \"keys\": []}]}")
                                .brokenFields())
                .containsExactly("allowlist[0].members");
        assertThat(team.admin().get(place).is(200).json().path("items").size()).isEqualTo(1);
    }

    @Test
    void aWatermarkIsDemandedOnEveryForm() {
        String turbo = "viduq2_turbo_img2video";
        allow("[{\"model\": \"*\", \"watermark\": \"always\"}]");
        assertThat(models(team.api()))
                .contains("\"" + turbo + "\"", "\"watermark\":\"always\"")
                .doesNotContain("\"" + PRO + "\"");
        JsonNode never = team.api().post("/api/v1/quotes", wish()).problem(403, "not_allowed");
        assertThat(never.path("parameter").asString()).isEqualTo("watermark");
        assertThat(never.path("detail").asString()).contains("sets no watermark");
        String parameters = "\"duration\": 2, \"resolution\": \"540p\", \"watermark\": ";
        JsonNode refused =
                team.api()
                        .post("/api/v1/quotes", wish(turbo, parameters + false))
                        .problem(403, "not_allowed");
        assertThat(refused.path("parameter").asString()).isEqualTo("watermark");
        assertThat(refused.path("allowed").toString()).isEqualTo("[true]");
        team.api().post("/api/v1/quotes", wish(turbo, parameters + true)).is(200);
        team.api().post("/model/v1/generation", vtrix()).is(403);
    }

    private JsonNode allow(String list) {
        return team.admin().put(team.adminPath() + "/allowlist", list).is(200).json();
    }

    private static String models(ApiClient api) {
        return api.get("/api/v1/models?limit=200").is(200).text();
    }

    private JsonNode newKey(String more) {
        return team.admin()
                .post(
                        team.adminPath() + "/keys",
                        "{\"name\": \"program\", \"scopes\": [\"jobs:write\", \"jobs:read\"]"
                                + more
                                + "}")
                .is(201)
                .json();
    }

    private ApiClient keyOf(UserId owner) {
        JsonNode made = newKey(", \"user_id\": \"" + owner + "\"");
        return ApiClient.bearer(port, made.path("key").asString());
    }

    private UserId newMember(String name) {
        String email = name.toLowerCase(java.util.Locale.ROOT) + UUID.randomUUID() + "@example.com";
        UserId id =
                HouseFixtures.asSystem(
                        () -> people.create(email, name, "correct horse battery", Set.of()));
        team.admin()
                .post(
                        team.adminPath() + "/members",
                        "{\"email\": \"" + email + "\", \"role\": \"member\"}")
                .is(201);
        return id;
    }

    private Object quoteAs(UserId person) {
        TeamId id = TeamId.parse(team.id()).orElseThrow();
        ObjectNode request = (ObjectNode) JsonMapper.builder().build().readTree(wish());
        return CurrentActor.as(
                Actor.person(person, "Somebody", Set.of(), Map.of(id, TeamRole.MEMBER)),
                () -> jobs.quote(id, PRO, (ObjectNode) request.path("parameters")));
    }

    private static String wish() {
        return wish(PRO, "\"duration\": 2, \"resolution\": \"540p\"");
    }

    private static String wish(String model, String parameters) {
        return "{\"model\": \"" + model + "\", \"parameters\": {" + pictured(parameters) + "}}";
    }

    private static String viduWish() {
        return "{"
                + pictured("\"model\": \"viduq3-pro\", \"duration\": 2, \"resolution\": \"540p\"")
                + "}";
    }

    private static String routers() {
        return "{"
                + pictured("\"duration\": 2, \"resolution\": \"540p\", \"bgm\": false")
                + ", \"image\": \""
                + PICTURE
                + "\"}";
    }

    private static String vtrix() {
        return "{"
                + pictured(
                        "\"model\": \"viduq2_turbo_img2video\", \"duration\": 2, \"resolution\":"
                                + " \"540p\"")
                + "}";
    }

    private static String pictured(String parameters) {
        return parameters + ", \"prompt\": \"a robot\", \"images\": [\"" + PICTURE + "\"]";
    }
}

package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.jobs.HouseFixtures;
import io.framehouse.shared.Credits;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a key may use and spend, on every form of the API: caps at their border, budgets. */
@ApiStory
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyLimitsApiIT {
    private static final String SCOPES = "\"scopes\": [\"jobs:write\", \"jobs:read\"]";
    private static final String PICTURE = HouseFixtures.picture(320, 180);
    private static final String MODEL = "viduq3-pro";

    @LocalServerPort int port;

    private ApiTeam team;

    @BeforeAll
    void start() {
        team = ApiTeam.make(port, "1000");
    }

    /** A cap, a request at its border, one over it, and the parameter that is told. */
    static Stream<Arguments> caps() {
        String small = "\"duration\": 2, \"resolution\": \"540p\"";
        return Stream.of(
                Arguments.of("\"max_duration\": 2", small, more(3, "540p"), "duration"),
                Arguments.of("\"resolutions\": [\"540p\"]", small, more(2, "720p"), "resolution"),
                Arguments.of(
                        "\"audio\": \"never\"",
                        small + ", \"audio\": false",
                        small + ", \"audio\": true",
                        "audio"),
                Arguments.of(
                        "\"audio\": \"always\"",
                        small + ", \"audio\": true",
                        small + ", \"audio\": false",
                        "audio"),
                Arguments.of(
                        "\"off_peak_only\": true",
                        small + ", \"off_peak\": true",
                        small + ", \"off_peak\": false",
                        "off_peak"),
                Arguments.of(
                        "\"off_peak_never\": true",
                        small + ", \"off_peak\": false",
                        small + ", \"off_peak\": true",
                        "off_peak"),
                Arguments.of(
                        "\"recommended_prompt\": \"never\"",
                        small + ", \"is_rec\": false",
                        small + ", \"is_rec\": true",
                        "is_rec"),
                // 540p costs 9 credits a second.
                Arguments.of(
                        "\"max_credits_per_job\": \"18\"",
                        small,
                        more(3, "540p"),
                        "max_credits_per_job"));
    }

    private static String more(int seconds, String resolution) {
        return "\"duration\": " + seconds + ", \"resolution\": \"" + resolution + "\"";
    }

    @ParameterizedTest
    @MethodSource("caps")
    void aKeysCapHoldsOnEveryFormOfTheApi(String cap, String fine, String over, String parameter) {
        ApiClient api = keyWith("[{\"model\": \"" + MODEL + "\", " + cap + "}]");
        holds(api, fine, over, parameter);
        JsonNode shown = api.get("/api/v1/models").is(200).json().path("items");
        assertThat(shown.size()).isEqualTo(1);
        assertThat(shown.get(0).path("caps").toString()).contains(cap.replace(": ", ":"));
    }

    @ParameterizedTest
    @MethodSource("caps")
    void aTeamsCapHoldsOnEveryFormOfTheApi(String cap, String fine, String over, String parameter) {
        ApiTeam capped = ApiTeam.make(port, "100");
        capped.admin()
                .put(
                        capped.adminPath() + "/allowlist",
                        "[{\"model\": \"*\"}, {\"model\": \"" + MODEL + "\", " + cap + "}]")
                .is(200);
        holds(capped.api(), fine, over, parameter);
    }

    private static void holds(ApiClient api, String fine, String over, String parameter) {
        api.post("/api/v1/quotes", wish(fine)).is(200);
        for (String call : new String[] {"/api/v1/quotes", "/api/v1/jobs"}) {
            JsonNode refused = api.post(call, wish(over)).problem(403, "not_allowed");
            assertThat(refused.path("model").asString()).isEqualTo(MODEL);
            assertThat(refused.path("parameter").asString()).isEqualTo(parameter);
            assertThat(refused.path("allowed").isMissingNode()).isFalse();
        }
        JsonNode vidu = api.post("/ent/v2/img2video", viduWish(over)).is(403).json();
        assertThat(vidu.path("reason").asString()).isEqualTo("Forbidden");
        JsonNode made = api.post("/ent/v2/img2video", viduWish(fine)).is(200).json();
        assertThat(made.path("task_id").asString()).isNotBlank();
    }

    @Test
    void routersAndVtrixRefuseByTheSameCaps() {
        ApiClient api =
                keyWith(
                        "[{\"model\": \"vidu-q2-pro-img2video\", \"max_duration\": 2},"
                                + " {\"model\": \"viduq2_turbo_img2video\", \"max_duration\": 2}]");
        String body =
                "{\"prompt\": \"a robot\", \"duration\": %d, \"resolution\": \"540p\", \"bgm\": false,"
                        + " \"image\": \"%s\", \"images\": [\"%s\"]}";
        ApiReply routers =
                api.post("/v3/async/vidu-q2-pro-img2video", body.formatted(3, PICTURE, PICTURE));
        assertThat(routers.status()).as(routers.toString()).isEqualTo(403);
        api.post("/model/v1/generation", vtrix(3)).is(403);
        api.post("/model/v1/generation", vtrix(2)).is(200);
    }

    private static String vtrix(int seconds) {
        return "{\"model\": \"viduq2_turbo_img2video\", \"prompt\": \"a robot\", \"duration\": "
                + seconds
                + ", \"resolution\": \"540p\", \"images\": [\""
                + PICTURE
                + "\"]}";
    }

    @Test
    void aKeyOnlyNarrowsWhatItsTeamAllows() {
        ApiTeam capped = ApiTeam.make(port, "100");
        capped.admin()
                .put(
                        capped.adminPath() + "/allowlist",
                        "[{\"model\": \""
                                + MODEL
                                + "\", \"max_duration\": 3, \"resolutions\": [\"540p\","
                                + " \"720p\"]}]")
                .is(200);
        ApiClient wide =
                keyOf(
                        capped,
                        "[{\"model\": \"*\", \"max_duration\": 9, \"resolutions\": [\"540p\","
                                + " \"1080p\"]}]");
        JsonNode caps = wide.get("/api/v1/models").is(200).json().path("items").get(0).path("caps");
        assertThat(caps.path("max_duration").asInt()).isEqualTo(3);
        assertThat(caps.path("resolutions").toString()).isEqualTo("[\"540p\"]");
        wide.post("/api/v1/quotes", wish(more(3, "540p"))).is(200);
        JsonNode tooLong =
                wide.post("/api/v1/quotes", wish(more(4, "540p"))).problem(403, "not_allowed");
        assertThat(tooLong.path("detail").asString()).contains("your team");
        JsonNode tooFine =
                wide.post("/api/v1/quotes", wish(more(3, "1080p"))).problem(403, "not_allowed");
        assertThat(tooFine.path("allowed").toString()).isEqualTo("[\"540p\",\"720p\"]");
        JsonNode notTheKeys =
                wide.post("/api/v1/quotes", wish(more(3, "720p"))).problem(403, "not_allowed");
        assertThat(notTheKeys.path("detail").asString()).contains("this key");
    }

    @Test
    void aModelThatCannotDoWhatIsDemandedIsNeitherListedNorTaken() {
        ApiClient api = keyWith("[{\"model\": \"*\", \"audio\": \"always\"}]");
        assertThat(api.get("/api/v1/models?limit=200").is(200).text())
                .contains("\"viduq3-pro\"")
                .doesNotContain("\"viduq1-img2video\"");
        JsonNode refused =
                api.post(
                                "/api/v1/quotes",
                                "{\"model\": \"viduq1-img2video\", \"parameters\": {\"images\": [\""
                                        + PICTURE
                                        + "\"]}}")
                        .problem(403, "not_allowed");
        assertThat(refused.path("parameter").asString()).isEqualTo("audio");
        assertThat(refused.path("detail").asString()).contains("makes no sound");
    }

    @Test
    void aKeysBudgetRefusesThatKeyAlone() {
        JsonNode made = make(team, "[]");
        String id = made.path("id").asString();
        ApiClient api = ApiClient.bearer(port, made.path("key").asString());
        ApiTeam own = team;
        own.admin()
                .put(
                        own.adminPath() + "/budgets",
                        "[{\"scope\": \"key\", \"subject_id\": \""
                                + id
                                + "\", \"window\": \"month\", \"limit\": \"20\"}]")
                .is(200);
        api.post("/api/v1/jobs", wish(more(2, "540p"))).is(202);
        JsonNode refused =
                api.post("/api/v1/jobs", wish(more(2, "540p"))).problem(402, "budget_exceeded");
        assertThat(refused.path("scope").asString()).isEqualTo("key");
        assertThat(refused.path("limit").asString()).isEqualTo("20");
        assertThat(refused.path("requested").asString()).isEqualTo("18");
        assertThat(refused.path("resets_at").asString()).isNotBlank();
        JsonNode budget = api.get("/api/v1/balance").is(200).json().path("budgets").get(0);
        assertThat(budget.path("scope").asString()).isEqualTo("key");
        assertThat(budget.path("limit").asString()).isEqualTo("20");
        own.api().post("/api/v1/jobs", wish(more(2, "540p"))).is(202);
        own.admin().put(own.adminPath() + "/budgets", "[]").is(200);
    }

    @Test
    void whereABudgetLeadsIsSaidOnlyWhereItIsAskedFor() {
        ApiTeam own = ApiTeam.make(port, "1000");
        String budgets = own.adminPath() + "/budgets";
        own.admin()
                .put(budgets, "[{\"scope\": \"team\", \"window\": \"month\", \"limit\": \"90\"}]")
                .is(200);
        own.api().post("/api/v1/jobs", wish(more(2, "540p"))).is(202);
        assertThat(forecast(own, "").isNull()).isTrue();
        assertThat(forecast(own, "?forecast=false").isNull()).isTrue();
        JsonNode asked = forecast(own, "?forecast=true");
        assertThat(asked.propertyNames())
                .containsExactly("at_window_end", "low", "high", "crosses_at", "method");
        assertThat(asked.path("method").asString())
                .startsWith("Not enough history")
                .endsWith("there are 0.");
        assertThat(asked.path("at_window_end").isNull()).isTrue();
        assertThat(own.api().get("/api/v1/balance?forecast=soon").brokenFields())
                .containsExactly("forecast");
    }

    private static JsonNode forecast(ApiTeam team, String query) {
        JsonNode balance = team.api().get("/api/v1/balance" + query).is(200).json();
        JsonNode budget = balance.path("budgets").get(0);
        assertThat(budget.has("forecast")).isTrue();
        return budget.path("forecast");
    }

    @Test
    void aJobIsBookedWhereItSaysElseWhereItsKeySaysElseWhereItsTeamSays() {
        ApiTeam own = ApiTeam.make(port, "1000");
        own.admin().patch(own.adminPath(), "{\"cost_center\": \"TEAM-1\"}").is(200);
        String keys = own.adminPath() + "/keys";
        JsonNode made =
                own.admin()
                        .post(
                                keys,
                                "{\"name\": \"film\", " + SCOPES + ", \"cost_center\": \" FILM \"}")
                        .is(201)
                        .json();
        assertThat(made.path("cost_center").asString()).isEqualTo("FILM");
        ApiClient film = ApiClient.bearer(port, made.path("key").asString());
        String plain = wish(more(2, "540p"));
        String named = plain.replaceFirst("\\{", "{\"cost_center\": \" JOB-1 \", ");
        JsonNode first = film.post("/api/v1/jobs", plain).is(202).json();
        assertThat(center(first)).isEqualTo("FILM");
        assertThat(center(film.post("/api/v1/jobs", named).is(202).json())).isEqualTo("JOB-1");
        assertThat(center(own.api().post("/api/v1/jobs", plain).is(202).json()))
                .isEqualTo("TEAM-1");
        JsonNode task = film.post("/ent/v2/img2video", viduWish(more(2, "540p"))).is(200).json();
        String dropIn = "/api/v1/jobs/" + task.path("task_id").asString();
        assertThat(center(film.get(dropIn).is(200).json())).isEqualTo("FILM");

        String place = keys + "/" + made.path("id").asString();
        JsonNode renamed = own.admin().patch(place, "{\"name\": \"film 2\"}").is(200).json();
        assertThat(center(renamed)).isEqualTo("FILM");
        assertThat(center(own.admin().patch(place, "{\"cost_center\": \"SHOP\"}").json()))
                .isEqualTo("SHOP");
        assertThat(center(film.post("/api/v1/jobs", plain).is(202).json())).isEqualTo("SHOP");
        JsonNode cleared = own.admin().patch(place, "{\"cost_center\": null}").is(200).json();
        assertThat(cleared.path("cost_center").isNull()).isTrue();
        assertThat(center(film.post("/api/v1/jobs", plain).is(202).json())).isEqualTo("TEAM-1");
        // What is booked stays.
        JsonNode kept = film.get("/api/v1/jobs/" + first.path("id").asString()).is(200).json();
        assertThat(center(kept)).isEqualTo("FILM");
        own.reach(first.path("id").asString(), "succeeded");
        String usage = own.api().get("/api/v1/usage?group_by=cost_center").is(200).text();
        assertThat(usage).contains("\"FILM\"");
        theChargebackIsToldByKey(own, made.path("id").asString(), first);
        String trail = own.admin().get("/api/v1/admin/audit?action=key.changed").text();
        assertThat(trail).contains("\"cost_center\":\"SHOP\"");
    }

    /** Its rows add up to what is owed in all; what a key sent leads to its lines. */
    private static void theChargebackIsToldByKey(ApiTeam own, String key, JsonNode job) {
        String day = job.path("created_at").asString().substring(0, 10);
        String days = "from=" + day + "&to=" + day.substring(0, 4) + "-12-31";
        JsonNode split =
                own.api().get("/api/v1/reports/chargeback?split=key&" + days).is(200).json();
        JsonNode film =
                split.path("items")
                        .valueStream()
                        .filter(row -> center(row).equals("FILM"))
                        .findFirst()
                        .orElseThrow();
        assertThat(film.path("key_id").asString()).isEqualTo(key);
        assertThat(film.path("key").asString()).isEqualTo("film 2");
        assertThat(film.has("member_id")).isFalse();
        Credits sum =
                split.path("items")
                        .valueStream()
                        .map(row -> Credits.parse(row.path("owed").asString()))
                        .reduce(Credits.ZERO, Credits::plus);
        assertThat(sum.toWire()).isEqualTo(split.at("/total/owed").asString());
        String lines =
                own.api()
                        .get("/api/v1/usage?format=csv&cost_center=FILM&key=" + key + "&" + days)
                        .is(200)
                        .text();
        assertThat(lines).contains(job.path("id").asString());
        assertThat(lines.lines().skip(1)).isNotEmpty().allMatch(line -> line.contains(",FILM,"));
        assertThat(own.api().get("/api/v1/reports/chargeback?split=day").brokenFields())
                .containsExactly("split");
    }

    @Test
    void aCostCentreIsShortAndOneLine() {
        String keys = team.adminPath() + "/keys";
        String wish = "{\"name\": \"x\", " + SCOPES + ", \"cost_center\": \"%s\"}";
        for (String bad : new String[] {"a".repeat(121), "a\\nb", " "}) {
            assertThat(team.admin().post(keys, wish.formatted(bad)).brokenFields())
                    .containsExactly("cost_center");
        }
        String broken =
                wish(more(2, "540p")).replaceFirst("\\{", "{\"cost_center\": \"a\\\\tb\", ");
        assertThat(team.api().post("/api/v1/jobs", broken).brokenFields())
                .containsExactly("cost_center");
        assertThat(
                        team.admin()
                                .patch(team.adminPath(), "{\"cost_center\": \"a\\tb\"}")
                                .brokenFields())
                .containsExactly("cost_center");
        assertThat(
                        team.admin()
                                .post(
                                        "/api/v1/admin/keys",
                                        "{\"name\": \"x\", \"scopes\": [\"platform:finance\"],"
                                                + " \"cost_center\": \"F1\"}")
                                .brokenFields())
                .containsExactly("cost_center");
    }

    private static String center(JsonNode of) {
        return of.path("cost_center").asString();
    }

    @Test
    void aRefusedListChangesNothingOfTheKey() {
        JsonNode made = make(team, "[{\"model\": \"" + MODEL + "\"}]");
        String place = team.adminPath() + "/keys/" + made.path("id").asString();
        ApiReply refused =
                team.admin()
                        .patch(
                                place,
                                "{\"name\": \"renamed\", \"allowlist\": [{\"model\": \""
                                        + MODEL
                                        + "\", \"resolutions\": [\"9p\"]}]}");
        assertThat(refused.brokenFields()).containsExactly("allowlist[0].resolutions");
        JsonNode kept = team.admin().get(place).is(200).json();
        assertThat(kept.path("name").asString()).isEqualTo("program");
        assertThat(kept.path("allowlist").get(0).path("resolutions").isNull()).isTrue();

        int before = team.admin().get(team.adminPath() + "/keys").json().path("items").size();
        team.admin()
                .post(
                        team.adminPath() + "/keys",
                        "{\"name\": \"x\", " + SCOPES + ", \"allowlist\": [{\"model\": \"sora\"}]}")
                .brokenFields();
        assertThat(team.admin().get(team.adminPath() + "/keys").json().path("items").size())
                .isEqualTo(before);
    }

    @Test
    void rotationTellsUntilWhenTheOldSecretWorks() {
        rotates(team.adminPath() + "/keys", make(team, "[]"), "/api/v1/models");
    }

    @Test
    void platformKeysRotateInTheSameWay() {
        JsonNode made =
                team.admin()
                        .post(
                                "/api/v1/admin/keys",
                                "{\"name\": \"ops\", \"scopes\": [\"platform:finance\"]}")
                        .is(201)
                        .json();
        rotates("/api/v1/admin/keys", made, "/api/v1/admin/proof");
    }

    private void rotates(String keys, JsonNode made, String use) {
        String place = keys + "/" + made.path("id").asString();
        String first = made.path("key").asString();
        assertThat(made.path("old_secret_until").isNull()).isTrue();
        JsonNode rotated =
                team.admin().post(place + "/rotate", "{\"overlap_hours\": 1}").is(200).json();
        String second = rotated.path("key").asString();
        assertThat(rotated.path("old_secret_until").asString()).isNotBlank();
        assertThat(rotated.path("public_id")).isEqualTo(made.path("public_id"));
        ApiClient.bearer(port, first).get(use).is(200);
        ApiClient.bearer(port, second).get(use).is(200);
        JsonNode again =
                team.admin().post(place + "/rotate", "{\"overlap_hours\": 0}").is(200).json();
        assertThat(again.path("old_secret_until").isNull()).isTrue();
        ApiClient.bearer(port, first).get(use).problem(401, "unauthenticated");
        ApiClient.bearer(port, second).get(use).problem(401, "unauthenticated");
        ApiClient.bearer(port, again.path("key").asString()).get(use).is(200);
        team.admin().delete(place).is(204);
        team.admin().post(place + "/rotate", "{}").problem(409, "wrong_state");
    }

    private ApiClient keyWith(String allowlist) {
        return keyOf(team, allowlist);
    }

    private ApiClient keyOf(ApiTeam of, String allowlist) {
        return ApiClient.bearer(port, make(of, allowlist).path("key").asString());
    }

    private static JsonNode make(ApiTeam of, String allowlist) {
        return of.admin()
                .post(
                        of.adminPath() + "/keys",
                        "{\"name\": \"program\", " + SCOPES + ", \"allowlist\": " + allowlist + "}")
                .is(201)
                .json();
    }

    private static String wish(String parameters) {
        return "{\"model\": \"" + MODEL + "\", \"parameters\": " + withPicture(parameters) + "}";
    }

    private static String viduWish(String parameters) {
        return withPicture("\"model\": \"" + MODEL + "\", " + parameters);
    }

    private static String withPicture(String parameters) {
        return "{" + parameters + ", \"prompt\": \"a robot\", \"images\": [\"" + PICTURE + "\"]}";
    }
}

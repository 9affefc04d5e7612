package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.shared.KeyScope;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Teams and what belongs to them, on the admin API. */
class AdminTeamsTest extends GatewayCalls {
    private static final String TEAM = "/api/v1/admin/teams/" + FakeActor.TEAM;

    @BeforeEach
    void asAdmin() {
        actor.platformKey();
    }

    @Test
    void teamIsMadeReadAndListed() {
        JsonNode made =
                json(
                        post(
                                "/api/v1/admin/teams",
                                "{\"name\":\"Ads\",\"time_zone\":\"Europe/Paris\","
                                        + "\"cost_center\":\"CC-2\",\"max_running_jobs\":3}"),
                        201);
        assertThat(made.path("time_zone").asString()).isEqualTo("Europe/Paris");
        assertThat(ok(get("/api/v1/admin/teams/" + made.path("id").asString()))).isEqualTo(made);
        JsonNode first = ok(get("/api/v1/admin/teams?limit=1"));
        JsonNode second =
                ok(get("/api/v1/admin/teams?cursor=" + first.path("next_cursor").asString()));
        assertThat(second.path("items").get(0)).isEqualTo(made);
    }

    @Test
    void patchChangesOnlyWhatIsGiven() {
        JsonNode suspended = ok(send(HttpMethod.PATCH, TEAM, "{\"suspended\":true}"));
        assertThat(suspended.path("suspended").asBoolean()).isTrue();
        assertThat(suspended.path("name").asString()).isEqualTo("Film");
        assertThat(suspended.path("max_running_jobs").asInt()).isEqualTo(4);
        JsonNode cleared =
                ok(
                        send(
                                HttpMethod.PATCH,
                                TEAM,
                                "{\"cost_center\":null,\"max_running_jobs\":null}"));
        assertThat(cleared.path("suspended").asBoolean()).isTrue();
        assertThat(cleared.path("cost_center").isNull()).isTrue();
        assertThat(cleared.path("max_running_jobs").isNull()).isTrue();
        JsonNode limited = ok(send(HttpMethod.PATCH, TEAM, "{\"max_storage_bytes\":9000000000}"));
        assertThat(limited.path("max_storage_bytes").asLong()).isEqualTo(9_000_000_000L);
        assertThat(limited.path("storage_bytes").asLong()).isZero();
        assertThat(ok(send(HttpMethod.PATCH, TEAM, "{}")).path("max_storage_bytes").asLong())
                .isEqualTo(9_000_000_000L);
        assertThat(
                        ok(send(HttpMethod.PATCH, TEAM, "{\"max_storage_bytes\":null}"))
                                .path("max_storage_bytes")
                                .isNull())
                .isTrue();
    }

    @Test
    void suspendingWantsAReasonAndResumingNone() {
        JsonNode suspended = ok(post(TEAM + "/suspend", "{\"reason\":\"Invoice 4711\"}"));
        assertThat(suspended.path("id").asString()).isEqualTo(FakeActor.TEAM.toString());
        assertThat(suspended.path("suspended").asBoolean()).isTrue();
        assertThat(suspended.path("suspended_reason").asString()).isEqualTo("Invoice 4711");
        assertThat(suspended.path("suspended_at").asString()).isEqualTo("2026-05-04T10:00:00Z");
        JsonNode resumed = ok(send(HttpMethod.POST, TEAM + "/resume", ""));
        assertThat(resumed.path("suspended").asBoolean()).isFalse();
        assertThat(resumed.path("suspended_reason").isNull()).isTrue();
        problem(post(TEAM + "/suspend", "{}"), 400, "invalid_request");
        actor.teamKey(Set.of(KeyScope.TEAM_ADMIN));
        problem(post(TEAM + "/suspend", "{\"reason\":\"x\"}"), 403, "forbidden");
    }

    @Test
    void brokenTeamFieldsAreNamed() {
        JsonNode problem =
                problem(
                        post("/api/v1/admin/teams", "{\"time_zone\":\"Mars/X\",\"colour\":1}"),
                        400,
                        "invalid_request");
        assertThat(problem.path("errors").valueStream().map(e -> e.path("field").asString()))
                .containsExactlyInAnyOrder("name", "time_zone", "colour");
        problem(send(HttpMethod.PATCH, TEAM, "{\"name\":null}"), 400, "invalid_request");
    }

    @Test
    void teamKeysAreForbiddenAndOtherTeamsNotFound() {
        actor.teamKey();
        problem(post("/api/v1/admin/teams", "{\"name\":\"x\"}"), 403, "forbidden");
        problem(get("/api/v1/admin/teams"), 403, "forbidden");
        actor.teamKey(Set.of(KeyScope.TEAM_ADMIN));
        problem(get("/api/v1/admin/teams/" + FakeActor.NEIGHBOUR), 404, "not_found");
    }

    @Test
    void grantKeepsTheCallersTransferId() {
        UUID transfer = UUID.fromString("01970000-0000-7000-8000-00000000abcd");
        JsonNode grant =
                json(
                        post(
                                TEAM + "/grants",
                                "{\"amount\":\"500\",\"reason\":\"May\",\"transfer_id\":\""
                                        + transfer
                                        + "\",\"expires_at\":\"2026-06-01T00:00:00Z\"}"),
                        201);
        assertThat(grant.path("id").asString()).isEqualTo(transfer.toString());
        assertThat(grant.path("amount").asString()).isEqualTo("500");
        assertThat(credits.grants).contains(transfer);
    }

    @Test
    void grantsOfNothingOrOfNumbersAreRefused() {
        for (String amount : new String[] {"\"0\"", "\"-1\"", "1.5", "\"0.0000001\"", "null"}) {
            JsonNode problem =
                    problem(
                            post(TEAM + "/grants", "{\"reason\":\"x\",\"amount\":" + amount + "}"),
                            400,
                            "invalid_request");
            assertThat(problem.path("errors").size()).isEqualTo(1);
            assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo("amount");
        }
        actor.teamKey(Set.of(KeyScope.TEAM_ADMIN));
        problem(post(TEAM + "/grants", "{\"reason\":\"x\",\"amount\":\"1\"}"), 403, "forbidden");
    }

    @Test
    void budgetsAreReplacedAsOneList() {
        JsonNode list =
                ok(
                        send(
                                HttpMethod.PUT,
                                TEAM + "/budgets",
                                "[{\"scope\":\"team\",\"window\":\"month\",\"limit\":\"100\","
                                        + "\"hard\":false,\"alert_at\":[90]}]"));
        JsonNode budget = list.path("items").get(0);
        assertThat(budget.path("limit").asString()).isEqualTo("100");
        assertThat(budget.path("hard").asBoolean(true)).isFalse();
        assertThat(budget.path("alert_at").get(0).asInt()).isEqualTo(90);
        assertThat(ok(get(TEAM + "/budgets"))).isEqualTo(list);
    }

    @Test
    void brokenBudgetsAreNamedByRow() {
        JsonNode problem =
                problem(
                        send(
                                HttpMethod.PUT,
                                TEAM + "/budgets",
                                "[{\"scope\":\"member\",\"window\":\"year\",\"limit\":\"1\"},7]"),
                        400,
                        "invalid_request");
        assertThat(problem.path("errors").valueStream().map(e -> e.path("field").asString()))
                .contains("[0].subject_id", "[0].window", "[1]");
        assertThat(credits.budgets).isEmpty();
    }

    @Test
    void allowlistIsReplacedAndRead() {
        JsonNode list =
                ok(
                        send(
                                HttpMethod.PUT,
                                TEAM + "/allowlist",
                                "[{\"model\":\"*\"},{\"model\":\"viduq3-pro\",\"max_duration\":8,"
                                        + "\"audio\":\"always\",\"max_credits_per_job\":\"9.5\"}]"));
        assertThat(list.path("items").size()).isEqualTo(2);
        assertThat(list.path("items").get(1).path("max_credits_per_job").asString())
                .isEqualTo("9.5");
        assertThat(ok(get(TEAM + "/allowlist"))).isEqualTo(list);
    }

    @Test
    void allowlistNamesWhoAndTheLaterCaps() {
        String member = "01970000-0000-7000-8000-00000000aaaa";
        JsonNode list =
                ok(
                        send(
                                HttpMethod.PUT,
                                TEAM + "/allowlist",
                                "[{\"model\":\"*\"},{\"model\":\"viduq3-pro\","
                                        + "\"off_peak_never\":true,\"recommended_prompt\":\"never\","
                                        + "\"watermark\":\"always\",\"members\":[\""
                                        + member
                                        + "\"]}]"));
        JsonNode free = list.path("items").get(0);
        assertThat(free.path("members").isNull()).isTrue();
        assertThat(free.path("keys").isNull()).isTrue();
        assertThat(free.path("recommended_prompt").asString()).isEqualTo("allowed");
        assertThat(free.path("watermark").asString()).isEqualTo("free");
        JsonNode capped = list.path("items").get(1);
        assertThat(capped.path("off_peak_never").asBoolean()).isTrue();
        assertThat(capped.path("off_peak_only").asBoolean(true)).isFalse();
        assertThat(capped.path("recommended_prompt").asString()).isEqualTo("never");
        assertThat(capped.path("watermark").asString()).isEqualTo("always");
        assertThat(capped.path("members").get(0).asString()).isEqualTo(member);
        assertThat(capped.path("keys").isEmpty()).isTrue();
    }

    @Test
    void brokenCapsAndIdsAreNamedByRow() {
        JsonNode problem =
                problem(
                        send(
                                HttpMethod.PUT,
                                TEAM + "/allowlist",
                                "[{\"model\":\"*\",\"off_peak_only\":true,\"off_peak_never\":true,"
                                        + "\"watermark\":\"sometimes\",\"recommended_prompt\":1,"
                                        + "\"members\":[\"Aino\"],\"keys\":7}]"),
                        400,
                        "invalid_request");
        assertThat(problem.path("errors").valueStream().map(e -> e.path("field").asString()))
                .containsExactlyInAnyOrder(
                        "[0].off_peak_never",
                        "[0].watermark",
                        "[0].recommended_prompt",
                        "[0].members",
                        "[0].keys");
    }

    @Test
    void memberIsAddedChangedAndRemoved() {
        JsonNode member =
                json(
                        post(
                                TEAM + "/members",
                                "{\"email\":\"aino@example.com\",\"role\":\"member\"}"),
                        201);
        String place = TEAM + "/members/" + member.path("id").asString();
        assertThat(ok(send(HttpMethod.PATCH, place, "{\"role\":\"billing\"}")).path("role"))
                .isEqualTo(JobFixture.JSON.readTree("\"billing\""));
        assertThat(ok(get(TEAM + "/members")).path("items").size()).isEqualTo(1);
        assertThat(send(HttpMethod.DELETE, place, "").getResponse().getStatus()).isEqualTo(204);
        problem(send(HttpMethod.DELETE, place, ""), 404, "not_found");
    }

    @Test
    void unknownPeopleAndRolesAreNamed() {
        JsonNode nobody =
                problem(
                        post(TEAM + "/members", "{\"email\":\"x@y.z\",\"role\":\"owner\"}"),
                        400,
                        "invalid_request");
        assertThat(nobody.path("errors").get(0).path("code").asString())
                .isEqualTo("unknown_person");
        JsonNode role =
                problem(
                        post(
                                TEAM + "/members",
                                "{\"email\":\"aino@example.com\",\"role\":\"king\"}"),
                        400,
                        "invalid_request");
        assertThat(role.path("errors").get(0).path("allowed").size()).isEqualTo(5);
    }
}

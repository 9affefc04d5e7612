package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.reports.CostAllocation.Basis;
import io.framehouse.reports.MarginReport.Group;
import io.framehouse.shared.DomainException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Keys, provider accounts, proof and usage on the admin API. */
class AdminPlatformTest extends GatewayCalls {
    private static final String TEAM_KEYS = "/api/v1/admin/teams/" + FakeActor.TEAM + "/keys";
    private static final String ACCOUNTS = "/api/v1/admin/provider-accounts";
    private static final String ACCOUNT =
            "{\"name\":\"Main\",\"dialect\":\"vidu\",\"base_url\":\"https://api.vidu.com/x\","
                    + "\"auth_scheme\":\"token\",\"api_key\":\"vda_1\",\"models\":[\"viduq3-pro\"],"
                    + "\"poll_path\":\"/v1/videos/{id}\",\"priority\":5}";

    @Autowired FakeMonths months;
    @Autowired FakeMargins margins;

    @BeforeEach
    void asAdmin() {
        months.note = null;
        months.corrected = null;
        actor.platformKey();
    }

    @Test
    void teamKeyShowsItsSecretOnce() {
        JsonNode made =
                json(
                        post(
                                TEAM_KEYS,
                                "{\"name\":\"ci\",\"scopes\":[\"jobs:write\",\"jobs:read\"],"
                                        + "\"expires_at\":\"2027-01-01T00:00:00Z\","
                                        + "\"allowlist\":[{\"model\":\"viduq3-pro\"}]}"),
                        201);
        assertThat(made.path("key").asString()).isEqualTo("fh_secret");
        assertThat(made.path("scopes").toString()).isEqualTo("[\"jobs:write\",\"jobs:read\"]");
        JsonNode read = ok(get(TEAM_KEYS + "/" + made.path("id").asString()));
        assertThat(read.has("key")).isFalse();
        assertThat(read.path("allowlist").get(0).path("model").asString()).isEqualTo("viduq3-pro");
    }

    @Test
    void aRefusedRowIsNamedWhereTheCallerWroteIt() {
        allowlist.refusal =
                DomainException.invalid("models[0].model", "unknown_model", "There is no 'sora'.");
        JsonNode problem =
                problem(
                        post(
                                TEAM_KEYS,
                                "{\"name\":\"ci\",\"scopes\":[\"jobs:read\"],"
                                        + "\"allowlist\":[{\"model\":\"sora\"}]}"),
                        400,
                        "invalid_request");
        assertThat(problem.path("errors").get(0).path("field").asString())
                .isEqualTo("allowlist[0].model");
        assertThat(keys.keys).isEmpty();
        JsonNode ofTeam =
                problem(
                        send(
                                HttpMethod.PUT,
                                "/api/v1/admin/teams/" + FakeActor.TEAM + "/allowlist",
                                "[{\"model\":\"sora\"}]"),
                        400,
                        "invalid_request");
        assertThat(ofTeam.path("errors").get(0).path("field").asString()).isEqualTo("[0].model");
    }

    @Test
    void aKeyWhoseLimitsAreRefusedIsNotMade() {
        allowlist.refusal = DomainException.notFound("team");
        problem(
                post(
                        TEAM_KEYS,
                        "{\"name\":\"ci\",\"scopes\":[\"jobs:read\"],"
                                + "\"allowlist\":[{\"model\":\"viduq3-pro\"}]}"),
                404,
                "not_found");
        assertThat(keys.keys).isEmpty();
    }

    @Test
    void theOwnerOfAKeyStays() {
        JsonNode made = json(post(TEAM_KEYS, "{\"name\":\"ci\",\"scopes\":[\"jobs:read\"]}"), 201);
        String place = TEAM_KEYS + "/" + made.path("id").asString();
        JsonNode problem =
                problem(
                        send(
                                HttpMethod.PATCH,
                                place,
                                "{\"user_id\":\"01970000-0000-7000-8000-00000000abcd\"}"),
                        400,
                        "invalid_request");
        assertThat(problem.path("errors").get(0).path("code").asString())
                .isEqualTo("not_changeable");
        ok(send(HttpMethod.PATCH, place, "{\"user_id\":null}"));
    }

    @Test
    void scopesFitTheKindOfKey() {
        for (String scopes : List.of("[\"platform:admin\"]", "[\"jobs:fly\"]", "[]", "null")) {
            problem(
                    post(TEAM_KEYS, "{\"name\":\"ci\",\"scopes\":" + scopes + "}"),
                    400,
                    "invalid_request");
        }
        problem(
                post("/api/v1/admin/keys", "{\"name\":\"ci\",\"scopes\":[\"jobs:read\"]}"),
                400,
                "invalid_request");
    }

    @Test
    void keyIsChangedRotatedAndRevoked() {
        JsonNode made = json(post(TEAM_KEYS, "{\"name\":\"ci\",\"scopes\":[\"jobs:read\"]}"), 201);
        String place = TEAM_KEYS + "/" + made.path("id").asString();
        JsonNode renamed = ok(send(HttpMethod.PATCH, place, "{\"name\":\"cd\"}"));
        assertThat(renamed.path("name").asString()).isEqualTo("cd");
        assertThat(renamed.path("scopes")).isEqualTo(made.path("scopes"));
        assertThat(ok(post(place + "/rotate", "{\"overlap_hours\":5}")).path("key").asString())
                .isEqualTo("fh_next");
        assertThat(keys.lastOverlap).isEqualTo(Duration.ofHours(5));
        problem(post(place + "/rotate", "{\"overlap_hours\":169}"), 400, "invalid_request");
        assertThat(send(HttpMethod.DELETE, place, "").getResponse().getStatus()).isEqualTo(204);
        assertThat(ok(get(place)).path("revoked_at").isNull()).isFalse();
    }

    @Test
    void platformKeysHaveTheSameCalls() {
        JsonNode made =
                json(
                        post(
                                "/api/v1/admin/keys",
                                "{\"name\":\"ops\",\"scopes\":[\"platform:finance\"]}"),
                        201);
        assertThat(made.path("key").asString()).isEqualTo("fh_secret");
        assertThat(made.has("allowlist")).isFalse();
        assertThat(ok(get("/api/v1/admin/keys")).path("items").size()).isEqualTo(1);
        problem(
                post(
                        "/api/v1/admin/keys",
                        "{\"name\":\"a\",\"scopes\":[\"platform:admin\"],\"allowlist\":[]}"),
                400,
                "invalid_request");
    }

    @Test
    void accountAnswersWithoutItsKey() {
        JsonNode made = json(post(ACCOUNTS, ACCOUNT), 201);
        assertThat(made.path("status").asString()).isEqualTo("untested");
        assertThat(made.toString()).doesNotContain("vda_1");
        assertThat(made.path("base_url").asString()).isEqualTo("https://api.vidu.com/x");
        assertThat(made.path("auth_scheme").asString()).isEqualTo("token");
        assertThat(made.path("models").toString()).isEqualTo("[\"viduq3-pro\"]");
        assertThat(made.path("paused").asBoolean()).isTrue();
        assertThat(made.path("paused_until").isNull()).isTrue();
        assertThat(accounts.lastData.apiKey()).isEqualTo("vda_1");
    }

    @Test
    void theFormOfAnAccountIsWhatIsUsualUnlessItIsNamed() {
        String bearer = ACCOUNT.replace("\"auth_scheme\":\"token\",", "");
        assertThat(json(post(ACCOUNTS, ACCOUNT), 201).path("form").asString())
                .isEqualTo("official");
        JsonNode proxy = json(post(ACCOUNTS, bearer.replace("Main", "Proxy")), 201);
        assertThat(proxy.path("form").asString()).isEqualTo("proxy");
        String place = ACCOUNTS + "/" + proxy.path("id").asString();
        assertThat(
                        ok(send(HttpMethod.PATCH, place, "{\"form\":\"official\"}"))
                                .path("form")
                                .asString())
                .isEqualTo("official");
        assertThat(ok(send(HttpMethod.PATCH, place, "{\"priority\":7}")).path("form").asString())
                .isEqualTo("official");
        JsonNode problem =
                problem(
                        send(HttpMethod.PATCH, place, "{\"form\":\"round\"}"),
                        400,
                        "invalid_request");
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo("form");
    }

    @Test
    void patchedAccountKeepsTheRestAndItsKey() {
        String place = ACCOUNTS + "/" + json(post(ACCOUNTS, ACCOUNT), 201).path("id").asString();
        JsonNode changed =
                ok(
                        send(
                                HttpMethod.PATCH,
                                place,
                                "{\"enabled\":false,\"models\":\"*\",\"poll_path\":null}"));
        assertThat(changed.path("enabled").asBoolean(true)).isFalse();
        assertThat(changed.path("models").asString()).isEqualTo("*");
        assertThat(changed.path("poll_path").isNull()).isTrue();
        assertThat(changed.path("priority").asInt()).isEqualTo(5);
        assertThat(accounts.lastData.apiKey()).isNull();
        ok(mvc.post().uri(place + "/test").exchange());
        assertThat(send(HttpMethod.DELETE, place, "").getResponse().getStatus()).isEqualTo(204);
        problem(get(place), 404, "not_found");
    }

    @Test
    void brokenAccountFieldsAreNamed() {
        JsonNode problem =
                problem(
                        post(
                                ACCOUNTS,
                                "{\"name\":\"M\",\"dialect\":\"sora\",\"base_url\":\"ftp://x\","
                                        + "\"models\":[\"nope\"],\"max_concurrent\":0}"),
                        400,
                        "invalid_request");
        assertThat(problem.path("errors").valueStream().map(e -> e.path("field").asString()))
                .containsExactlyInAnyOrder(
                        "dialect", "base_url", "models", "max_concurrent", "api_key");
    }

    @Test
    void proofIsRunOnDemandAndAtFirstSight() {
        JsonNode proof = json(mvc.post().uri("/api/v1/admin/proof/run").exchange(), 200);
        assertThat(proof.propertyNames()).containsExactly("as_of", "ok", "invariants", "providers");
        assertThat(proof.path("invariants").get(0).path("count").asInt()).isZero();
        assertThat(ok(get("/api/v1/admin/proof")).path("ok").asBoolean()).isTrue();
    }

    @Test
    void aMonthIsReadClosedAndCorrected() {
        String april = "/api/v1/admin/months/2026-04";
        assertThat(ok(get(april)).path("state").asString()).isEqualTo("ready");
        assertThat(ok(get(april)).path("checks").get(0).path("code").asString())
                .isEqualTo("month_over");
        JsonNode closed = ok(post(april, "{\"action\":\"close\",\"note\":\"agreed\"}"));
        assertThat(closed.path("closed").path("by").asString()).isEqualTo("Leena V.");
        assertThat(closed.path("closed").path("note").asString()).isEqualTo("agreed");
        assertThat(closed.path("corrections").asString()).isEqualTo("-5");
        String job = "01993f5e-7a10-7c3e-9b1d-0000000000d4";
        JsonNode booked =
                json(
                        post(
                                april,
                                "{\"action\":\"correct\",\"job_id\":\"%s\",\"amount\":\"-2\",\"reason\":\"bill\"}"
                                        .formatted(job)),
                        201);
        assertThat(booked.path("month").asString()).isEqualTo("2026-04");
        assertThat(booked.path("book_month").asString()).isEqualTo("2026-05");
        assertThat(booked.path("amount").asString()).isEqualTo("-2");
    }

    @Test
    void whatIsWrongWithAMonthIsNamed() {
        for (String month : List.of("2026-13", "2026-4", "april", "0001-01", "9999-12")) {
            JsonNode wrong = problem(get("/api/v1/admin/months/" + month), 400, "invalid_request");
            assertThat(wrong.path("errors").get(0).path("field").asString()).isEqualTo("month");
            assertThat(wrong.toString()).contains("write year and month, such as 2026-10");
        }
        String april = "/api/v1/admin/months/2026-04";
        for (String body :
                List.of(
                        "{}",
                        "{\"action\":\"open\"}",
                        "{\"action\":\"close\",\"job_id\":\"x\"}",
                        "{\"action\":\"correct\"}",
                        "{\"action\":\"correct\",\"job_id\":\"x\",\"amount\":\"1\",\"reason\":\"r\"}")) {
            problem(post(april, body), 400, "invalid_request");
        }
        assertThat(months.note).isNull();
        assertThat(months.corrected).isNull();
    }

    @Test
    void dataKeysAreChangedAndCountedWithoutShowingASecret() {
        JsonNode state = ok(get("/api/v1/admin/secrets")).path("stores").get(0);
        assertThat(state.path("older").asInt()).isEqualTo(2);
        JsonNode done = json(mvc.post().uri("/api/v1/admin/secrets/rotate").exchange(), 200);
        assertThat(done.propertyNames()).containsExactly("replaced", "stores");
        assertThat(done.path("stores").get(0).propertyNames())
                .containsExactly("name", "current", "older", "sealed_anew", "unreadable");
    }

    @Test
    void usageOverAllTeamsCanBeGroupedByTeam() {
        JsonNode usage = ok(get("/api/v1/admin/usage?group_by=team,provider"));
        assertThat(usage.path("items").get(0).has("team")).isTrue();
    }

    @Test
    void theMarginIsOfAMonthOrOfDaysByOneGroup() {
        JsonNode month = ok(get("/api/v1/admin/reports/margin?month=2026-04"));
        assertThat(margins.asked).isEqualTo(new Basis.Month(YearMonth.of(2026, 4)));
        assertThat(margins.group).isEqualTo(Group.MODEL);
        JsonNode q3 = month.path("items").get(0);
        assertThat(q3.path("jobs").asInt()).isEqualTo(3);
        assertThat(q3.path("owed").asString()).isEqualTo("8.5");
        assertThat(q3.path("no_cost_reported").path("owed").asString()).isEqualTo("7");
        assertThat(q3.path("provider_cost").get(0).path("value").asString()).isEqualTo("0.01");
        assertThat(q3.path("margin").asString()).isEqualTo("-0.5");
        assertThat(q3.path("margin_percent").asString()).isEqualTo("-33.3");
        assertThat(month.path("total").path("loss").asBoolean()).isTrue();
        MvcTestResult file =
                get(
                        "/api/v1/admin/reports/margin?from=2026-05-01&to=2026-05-03"
                                + "&group_by=provider&format=csv");
        assertThat(text(file)).isEqualTo("id\r\nq3\r\n");
        assertThat(file.getResponse().getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"margin_by_provider_2026-05-01_2026-05-03.csv\"");
        assertThat(margins.group).isEqualTo(Group.PROVIDER);
        for (String wrong : List.of("group_by=key", "month=2026-13", "format=pdf")) {
            problem(get("/api/v1/admin/reports/margin?" + wrong), 400, "invalid_request");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "usage.csv, text/csv, usage_2026-04.csv",
        "usage.xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, usage_2026-04.xlsx",
        "focus.csv, text/csv, focus_2026-04.csv"
    })
    void aMonthComesAsAFileWithItsDigest(String path, String type, String name) throws Exception {
        MvcTestResult result = get("/api/v1/admin/exports/" + path + "?month=2026-04");
        byte[] body = result.getResponse().getContentAsByteArray();
        assertThat(result.getResponse().getStatus()).isEqualTo(200);
        assertThat(new String(body, StandardCharsets.UTF_8)).contains("2026-04-01");
        assertThat(result.getResponse().getContentType()).startsWith(type);
        assertThat(result.getResponse().getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + name + "\"");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
        assertThat(result.getResponse().getHeader("Repr-Digest"))
                .isEqualTo("sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
        assertThat(result.getResponse().getHeader("Content-Length"))
                .isEqualTo(Integer.toString(body.length));
        assertThat(result.getResponse().getHeader("X-Time-Zone")).isEqualTo("Z");
    }

    @Test
    void aMonthCanBeFilteredButForCostTools() {
        for (String path : List.of("usage.csv", "usage.xlsx")) {
            MvcTestResult result =
                    get("/api/v1/admin/exports/" + path + "?month=2026-04&provider=none&model=q2");
            assertThat(result.getResponse().getStatus()).isEqualTo(200);
            assertThat(result.getResponse().getHeader("X-Filter")).isEqualTo("model=q2&provider=");
            assertThat(result.getResponse().getHeader("Content-Disposition"))
                    .contains("usage_2026-04_model-q2__provider-");
        }
        JsonNode problem =
                problem(
                        get("/api/v1/admin/exports/focus.csv?month=2026-04&model=q2"),
                        400,
                        "invalid_request");
        assertThat(problem.path("errors").get(0).path("code").asString())
                .isEqualTo("not_with_filter");
    }

    @Test
    void theFileForCostToolsNamesItsMetadata() {
        MvcTestResult result = get("/api/v1/admin/exports/focus.csv?month=2026-04");
        assertThat(result.getResponse().getHeader("X-Focus-Version")).isEqualTo("1.2");
        assertThat(result.getResponse().getHeader("Link"))
                .startsWith(
                        "</api/v1/admin/exports/focus.json?month=2026-04>; rel=\"describedby\"");
        JsonNode metadata = ok(get("/api/v1/admin/exports/focus.json?month=2026-04"));
        assertThat(metadata.path("month").asString()).isEqualTo("2026-04");
    }

    @ParameterizedTest
    @CsvSource({
        "'', required",
        "?month=, required",
        "?month=2026-13, malformed",
        "?month=2026-1, malformed",
        "?month=%2B999999999-12, malformed",
        "?month=2026-06, out_of_range",
        "?month=1999-12, out_of_range"
    })
    void aBadMonthIsNamedWithItsRule(String query, String rule) {
        for (String path : List.of("usage.csv", "usage.xlsx", "focus.csv", "focus.json")) {
            JsonNode problem =
                    problem(get("/api/v1/admin/exports/" + path + query), 400, "invalid_request");
            assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo("month");
            assertThat(problem.path("errors").get(0).path("code").asString()).isEqualTo(rule);
        }
    }

    @Test
    void teamKeysSeeNothingOfThePlatform() {
        actor.teamKey();
        problem(get(ACCOUNTS), 403, "forbidden");
        problem(post(ACCOUNTS, ACCOUNT), 403, "forbidden");
        problem(get("/api/v1/admin/proof"), 403, "forbidden");
        problem(get("/api/v1/admin/months/2026-04"), 403, "forbidden");
        problem(post("/api/v1/admin/months/2026-04", "{}"), 403, "forbidden");
        problem(get("/api/v1/admin/usage"), 403, "forbidden");
        problem(get("/api/v1/admin/reports/margin"), 403, "forbidden");
        problem(get("/api/v1/admin/exports/usage.csv?month=2026-04"), 403, "forbidden");
        problem(get("/api/v1/admin/exports/focus.json"), 403, "forbidden");
        problem(get("/api/v1/admin/secrets"), 403, "forbidden");
        problem(mvc.post().uri("/api/v1/admin/secrets/rotate").exchange(), 403, "forbidden");
    }
}

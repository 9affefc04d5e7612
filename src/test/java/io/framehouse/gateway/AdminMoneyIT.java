package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Refunds, adjustments and the ledger as outside programs of finance use them. */
@ApiStory
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminMoneyIT {
    @LocalServerPort int port;

    private ApiTeam team;
    private ApiClient finance;
    private String job;

    /** One job of 18 credits, done and settled. */
    @BeforeAll
    void start() {
        team = ApiTeam.make(port, "1000");
        String key =
                team.admin()
                        .post(
                                "/api/v1/admin/keys",
                                "{\"name\": \"books\", \"scopes\": [\"platform:finance\"]}")
                        .is(201)
                        .json()
                        .path("key")
                        .asString();
        finance = ApiClient.bearer(port, key);
        job = team.submit("a fox").path("id").asString();
        team.reach(job, "succeeded");
    }

    @Test
    void aRefundGivesBackOnceForATransferId() {
        String body =
                "{\"job_id\": \"%s\", \"amount\": \"5.5\", \"reason\": \"half black\","
                                .formatted(job)
                        + " \"transfer_id\": \""
                        + UUID.randomUUID()
                        + "\"}";
        String before = team.balance().path("spent").asString();
        JsonNode first = finance.post(path("/refunds"), body).is(201).json();
        JsonNode again = team.admin().post(path("/refunds"), body).is(201).json();
        assertThat(again).isEqualTo(first);
        assertThat(first.path("job_id").asString()).isEqualTo(job);
        assertThat(first.path("amount").asString()).isEqualTo("5.5");
        assertThat(first.path("id")).isEqualTo(first.path("transfer_id"));
        assertThat(team.balance().path("spent").asString()).isNotEqualTo(before);
        finance.post(path("/refunds"), body.replace("5.5", "5")).problem(409, "wrong_state");
        JsonNode above =
                finance.post(path("/refunds"), refund(job, "18"))
                        .problem(400, "invalid_request")
                        .path("errors")
                        .path(0);
        assertThat(above.path("field").asString()).isEqualTo("amount");
        assertThat(above.path("message").asString()).contains("Refund at most");
        assertThat(above.has("allowed")).isTrue();
    }

    @Test
    void adjustmentsGoBothWaysWithAndWithoutAJob() {
        ApiTeam own = ApiTeam.make(port, "100");
        String path = own.adminPath() + "/adjustments";
        JsonNode up =
                finance.post(path, "{\"amount\": \"20\", \"reason\": \"goodwill\"}").is(201).json();
        assertThat(up.path("job_id").isNull()).isTrue();
        finance.post(path, "{\"amount\": \"-0.5\", \"reason\": \"too much\"}").is(201);
        assertThat(own.balance().path("granted").asString()).isEqualTo("119.5");
        JsonNode refused =
                finance.post(path, "{\"amount\": \"-120\", \"reason\": \"all of it\"}")
                        .problem(400, "invalid_request");
        assertThat(refused.path("errors").path(0).path("allowed").asString()).isEqualTo("-119.5");
        finance.post(
                        path("/adjustments"),
                        "{\"amount\": \"1.25\", \"job_id\": \"%s\", \"reason\": \"bill\"}"
                                .formatted(job))
                .is(201);
    }

    @Test
    void brokenFieldsAreNamedAndUnknownJobsNotFound() {
        assertThat(finance.post(path("/refunds"), "{}").brokenFields())
                .containsExactlyInAnyOrder("job_id", "amount", "reason");
        assertThat(
                        finance.post(
                                        path("/refunds"),
                                        "{\"job_id\": \"x\", \"amount\": \"0\", \"reason\": \"r\","
                                                + " \"colour\": 1}")
                                .brokenFields())
                .containsExactlyInAnyOrder("job_id", "colour");
        for (String bad : List.of("\"0\"", "5", "\"1.1234567\"", "\"x\"")) {
            String wrong = "{\"amount\": " + bad + ", \"reason\": \"r\"}";
            assertThat(finance.post(path("/adjustments"), wrong).brokenFields())
                    .as(bad)
                    .containsExactly("amount");
        }
        finance.post(path("/refunds"), refund(UUID.randomUUID().toString(), "1"))
                .problem(404, "not_found");
        ApiTeam other = ApiTeam.make(port, "10");
        finance.post(other.adminPath() + "/refunds", refund(job, "1")).problem(404, "not_found");
        finance.post("/api/v1/admin/teams/" + UUID.randomUUID() + "/refunds", refund(job, "1"))
                .problem(404, "not_found");
    }

    @Test
    void theLedgerListsNewestFirstAndPages() {
        ApiTeam own = ApiTeam.make(port, "100");
        for (String amount : List.of("1", "2", "3")) {
            finance.post(
                            own.adminPath() + "/adjustments",
                            "{\"amount\": \"" + amount + "\", \"reason\": \"step\"}")
                    .is(201);
        }
        String ledger = own.adminPath() + "/ledger";
        List<String> amounts = new ArrayList<>();
        String next = ledger + "?limit=3";
        while (next != null) {
            JsonNode page = finance.get(next).is(200).json();
            page.path("items").forEach(line -> amounts.add(line.path("amount").asString()));
            JsonNode cursor = page.path("next_cursor");
            next = cursor.isNull() ? null : ledger + "?limit=3&cursor=" + cursor.asString();
        }
        assertThat(amounts).containsExactly("3", "2", "1", "100");
        JsonNode line = finance.get(ledger + "?kind=adjust&limit=1").is(200).json();
        line = line.path("items").path(0);
        assertThat(line.propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "kind", "amount", "job_id", "reason", "actor", "at");
        assertThat(line.path("actor").asString()).isEqualTo("key books");
        assertThat(kinds(ledger + "?kind=grant")).containsExactly("grant");
        assertThat(finance.get(ledger + "?kind=charge").brokenFields()).containsExactly("kind");
        assertThat(finance.get(ledger + "?job_id=x").brokenFields()).containsExactly("job_id");
        assertThat(finance.get(ledger + "?cursor=x").brokenFields()).containsExactly("cursor");
    }

    @Test
    void theLedgerOfAJobIsItsMoneyTrail() {
        assertThat(kinds(path("/ledger?job_id=" + job)))
                .contains("settle", "hold")
                .endsWith("hold");
    }

    @Test
    void teamKeysAreRefused() {
        team.api().post(path("/refunds"), refund(job, "1")).problem(403, "forbidden");
        team.api()
                .post(path("/adjustments"), "{\"amount\": \"1\", \"reason\": \"r\"}")
                .problem(403, "forbidden");
        team.api().get(path("/ledger")).problem(403, "forbidden");
    }

    private List<String> kinds(String path) {
        JsonNode items = finance.get(path).is(200).json().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(line -> line.path("kind").asString())
                .toList();
    }

    private static String refund(String job, String amount) {
        return "{\"job_id\": \"%s\", \"amount\": \"%s\", \"reason\": \"r\"}".formatted(job, amount);
    }

    private String path(String rest) {
        return team.adminPath() + rest;
    }
}

package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.catalog.PriceTerms;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.Jobs;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Prices, rates and team prices over HTTP. What is published here starts far in the future. */
@ApiStory
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PricesApiIT {
    private static final String PRICES = "/api/v1/admin/prices";
    private static final String RATES = "/api/v1/admin/rates";
    private static final String QUOTE =
            "{\"model\": \"viduq3-pro\", \"parameters\": {\"prompt\": \"x\", \"duration\": 2,"
                    + " \"resolution\": \"540p\", \"images\": [\"https://a.example/1.png\"]}}";

    @LocalServerPort int port;
    @Autowired Jobs jobs;

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
    void aVersionIsPublishedListedAndNeverTwiceFromOneMoment() {
        String wish =
                """
                {"model": "vidu-q2-reference2video", "source": "Letter of 3 May",
                 "effective_from": "%s",
                 "rule": {"unit": "credits", "settlement": "quoted",
                          "rows": [{"seconds": [25.5, 5]}]}}
                """
                        .formatted(inDays(30));
        JsonNode made = admin.post(PRICES, wish).is(201).json();
        assertThat(made.path("certainty").asString()).isEqualTo("set");
        assertThat(made.at("/rule/rows/0/seconds/0").decimalValue()).isEqualByComparingTo("25.5");
        JsonNode listed =
                admin.get(PRICES + "?model=vidu-q2-reference2video&limit=1").is(200).json();
        assertThat(listed.at("/items/0/id")).isEqualTo(made.path("id"));
        assertThat(listed.path("next_cursor").isString()).isTrue();
        assertThat(admin.post(PRICES, wish).brokenFields()).containsExactly("effective_from");
        String wrong = wish.replace("\"quoted\"", "\"maybe\"").replace("[25.5, 5]", "[]");
        assertThat(admin.post(PRICES, wrong).brokenFields())
                .contains("rule.settlement", "rule.rows[0].seconds");
        assertThat(admin.post(PRICES, "{\"colour\": 1}").brokenFields())
                .containsExactlyInAnyOrder("model", "rule", "source", "colour");
    }

    @Test
    void aRateIsPublishedAndListed() {
        String wish =
                "{\"unit\": \"USD\", \"credits\": \"210.5\", \"reason\": \"New contract\","
                        + " \"effective_from\": \""
                        + inDays(40)
                        + "\"}";
        JsonNode made = admin.post(RATES, wish).is(201).json();
        assertThat(made.path("credits").asString()).isEqualTo("210.5");
        assertThat(admin.get(RATES).is(200).text())
                .contains(made.path("id").asString(), "New contract");
        assertThat(admin.post(RATES, wish).brokenFields()).containsExactly("effective_from");
        assertThat(
                        admin.post(
                                        RATES,
                                        "{\"unit\": \"EUR\", \"credits\": \"0\", \"reason\": \"x\"}")
                                .brokenFields())
                .containsExactlyInAnyOrder("unit", "credits");
        assertThat(admin.post(RATES, "{\"unit\": \"USD\", \"credits\": 2.5}").brokenFields())
                .containsExactlyInAnyOrder("credits", "reason");
    }

    @Test
    void aTeamPriceCountsForThatTeamAloneAndItsJobsSettleByIt() {
        ApiTeam own = ApiTeam.make(port, "1000");
        String path = own.adminPath() + "/price-factors";
        admin.post(path, "{\"percent\": \"-50\", \"reason\": \"Pilot\"}").is(201);
        JsonNode quote = own.api().post("/api/v1/quotes", QUOTE).is(200).json();
        assertThat(quote.path("total").asString()).isEqualTo("9");
        assertThat(quote.at("/lines/1/label").asString().replace('\u00a0', ' '))
                .isEqualTo("Team price −50 %");
        assertThat(quote.at("/lines/1/amount").asString()).isEqualTo("-9");
        assertThat(
                        neighbour
                                .api()
                                .post("/api/v1/quotes", QUOTE)
                                .is(200)
                                .json()
                                .path("total")
                                .asString())
                .isEqualTo("18");
        String job = own.submit("half price").path("id").asString();
        PriceTerms frozen = terms(own, job);
        assertThat(frozen.teamPercent()).isEqualByComparingTo("-50");
        assertThat(frozen.rates()).containsOnlyKeys("credits", "USD");
        // The price that comes later does not touch the job that was quoted before.
        admin.post(path, "{\"percent\": \"100\", \"reason\": \"Pilot ends\"}").is(201);
        JsonNode done = own.reach(job, "succeeded");
        assertThat(done.path("quote").asString()).isEqualTo("9");
        assertThat(done.at("/provider_cost/value").asString()).isEqualTo("18");
        assertThat(done.path("settled").asString()).isEqualTo("9");
        assertThat(own.api().post("/api/v1/quotes", QUOTE).json().path("total").asString())
                .isEqualTo("36");
        assertThat(admin.get(path).is(200).json().path("items").size()).isEqualTo(2);
        assertThat(admin.post(path, "{\"percent\": \"-100\", \"reason\": \"free\"}").brokenFields())
                .containsExactly("percent");
    }

    @Test
    void aTeamsKeyNeitherReadsNorMakesPrices() {
        for (String path : new String[] {PRICES, RATES, team.adminPath() + "/price-factors"}) {
            team.api().get(path).problem(403, "forbidden");
            team.api().post(path, "{}").problem(403, "forbidden");
        }
        admin.get("/api/v1/admin/teams/none/price-factors").problem(404, "not_found");
    }

    private PriceTerms terms(ApiTeam own, String job) {
        return Objects.requireNonNull(
                HouseFixtures.asSystem(() ->
                                jobs.get(
                                        TeamId.parse(own.id()).orElseThrow(),
                                        JobId.parse(job).orElseThrow()))
                        .priceTerms(),
                "terms frozen with the job");
    }

    private static String inDays(int days) {
        return Instant.now().plus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

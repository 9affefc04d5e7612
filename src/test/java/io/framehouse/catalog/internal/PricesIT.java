package io.framehouse.catalog.internal;

import static io.framehouse.catalog.internal.CatalogFixtures.MODELS;
import static io.framehouse.catalog.internal.CatalogFixtures.PRO;
import static io.framehouse.catalog.internal.CatalogFixtures.Q3;
import static io.framehouse.catalog.internal.CatalogFixtures.json;
import static io.framehouse.catalog.internal.CatalogFixtures.model;
import static io.framehouse.catalog.internal.CatalogFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.TestDatabases;
import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogError;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.PriceBook;
import io.framehouse.catalog.PriceVersion;
import io.framehouse.catalog.Prices;
import io.framehouse.catalog.Quote;
import io.framehouse.catalog.QuoteLine;
import io.framehouse.catalog.RequestRules;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.node.ObjectNode;

/** Quotes against the published tables, versions over time, rates. */
@SpringBootTest(
        classes = {CatalogTestConfiguration.class, TeamTransactions.class, CurrentActor.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@PostgresTest
@DirtiesContext
class PricesIT {
    private static final int LONGEST = 16;

    /** The one model with a setting that nobody prices. */
    private static final String NO_OFF_PEAK_PRICE = "viduq3-mix-reference2video";

    private static final Actor ADMIN = Actor.system("test");
    private static final TeamId TEAM = TeamId.random();

    @TempDir static Path directory;

    @Autowired Catalog catalog;
    @Autowired RequestRules rules;
    @Autowired Prices prices;
    @Autowired PriceBook priceBook;
    @Autowired FirstPrices firstPrices;
    @Autowired TeamTransactions transactions;
    @Autowired MutableClock clock;

    @Value("${spring.datasource.url}")
    String url;

    @DynamicPropertySource
    static void withAMadeUpModel(DynamicPropertyRegistry registry) throws IOException {
        Files.writeString(directory.resolve("q9.yaml"), CatalogFixtures.MADE_UP);
        registry.add("framehouse.catalog-dir", directory::toString);
    }

    /** Only the owner may take versions away; the product never does. */
    @AfterEach
    void backToTheFirstPrices() throws SQLException {
        clock.set(CatalogTestConfiguration.START);
        try (Connection owner = TestDatabases.superuser(url);
                Statement statement = owner.createStatement()) {
            statement.execute("delete from price_version where created_by <> 'catalogue'");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vidu-q2-pro-img2video|{'resolution': '540p', 'duration': 1}|8",
                "vidu-q2-pro-img2video|{'resolution': '540p', 'duration': 2}|10",
                "vidu-q2-pro-img2video|{'resolution': '540p', 'duration': 5}|25",
                "vidu-q2-pro-img2video|{'resolution': '720p', 'duration': 1}|15",
                "vidu-q2-pro-img2video|{'resolution': '720p', 'duration': 5}|55",
                "vidu-q2-pro-img2video|{'resolution': '1080p', 'duration': 10}|190",
                "vidu-q2-pro-img2video|{'resolution': '720p', 'audio': true}|70",
                "vidu-q2-pro-img2video|{'resolution': '720p', 'off_peak': true}|28",
                "vidu-q2-pro-img2video|{'off_peak': true, 'audio': true}|43",
                "vidu-q2-pro-fast-img2video|{'resolution': '720p', 'duration': 1}|8",
                "vidu-q2-pro-fast-img2video|{'resolution': '720p', 'duration': 2}|10",
                "vidu-q2-pro-fast-img2video|{'resolution': '720p', 'duration': 5}|40",
                "vidu-q2-pro-fast-img2video|{'resolution': '1080p', 'duration': 5}|75",
                "vidu-q2-pro-fast-img2video|{'resolution': '1080p', 'off_peak': true}|38",
                "vidu-q2-reference2video|{'resolution': '540p', 'duration': 5}|35",
                "vidu-q2-reference2video|{'resolution': '720p', 'duration': 10}|70",
                "vidu-q2-reference2video|{'resolution': '1080p', 'audio': true}|130",
                "viduq3-pro|{'resolution': '540p'}|45",
                "viduq3-pro|{'resolution': '720p', 'duration': 16}|320",
                "viduq3-pro|{'resolution': '1080p', 'duration': 1}|24",
                "viduq3-pro|{'resolution': '540p', 'off_peak': true}|25",
                "viduq3-pro|{'resolution': '720p', 'off_peak': true}|50",
                "viduq3-pro|{'resolution': '1080p', 'off_peak': true}|60",
                "viduq3-pro|{'is_rec': true}|110",
                "viduq3-pro|{'audio': false}|100",
                "viduq2_turbo_img2video|{'resolution': '540p'}|14",
                "viduq2_turbo_img2video|{'resolution': '720p'}|40",
                "viduq2_turbo_img2video|{'resolution': '1080p', 'duration': 3}|55",
                "viduq2_turbo_img2video|{'audio': true, 'is_rec': true}|65",
            })
    void aQuoteIsWhatTheTableSays(String id, String parameters, String credits) {
        Quote quote = quote(id, parameters);
        assertThat(quote.total()).isEqualTo(Credits.parse(credits));
        assertLinesAddUp(quote);
    }

    @Test
    void aQuoteIsItemised() {
        assertThat(quote(PRO, "{'off_peak': true, 'audio': true}").lines())
                .extracting(QuoteLine::label, QuoteLine::quantity, QuoteLine::amount)
                .containsExactly(
                        line("First second", 1, 15),
                        line("4 further seconds", 4, 40),
                        line("Off-peak", 1, -27),
                        line("Sound", 1, 15));
        assertThat(quote(PRO, "{'resolution': '540p', 'duration': 3}").lines())
                .extracting(QuoteLine::label)
                .containsExactly("First second", "Second second", "1 further second");
        assertThat(quote(Q3, "{}").lines())
                .containsExactly(
                        new QuoteLine(
                                "5 seconds",
                                BigDecimal.valueOf(5),
                                Credits.of(20),
                                Credits.of(100)));
    }

    @ParameterizedTest
    @CsvSource({
        "vidu-q2-pro-img2video,QUOTED",
        "vidu-q2-pro-fast-img2video,QUOTED",
        "vidu-q2-reference2video,QUOTED",
        "viduq3-pro,REPORTED",
        "viduq2_turbo_img2video,REPORTED",
    })
    void settlementFollowsTheProviders(String id, Quote.Settlement settlement) {
        assertThat(quote(id, "{}").settlement()).isEqualTo(settlement);
    }

    @Test
    void nothingThatTheRulesTakeIsUnpriceable() {
        for (CatalogModel model : MODELS.all().stream().map(LoadedModel::model).toList()) {
            model.schema()
                    .at("/properties/resolution/enum")
                    .forEach(resolution -> {
                        for (int seconds = 1; seconds <= LONGEST; seconds++) {
                            ObjectNode request = with(model.id(), "{}").put("duration", seconds);
                            request.set("resolution", resolution);
                            taken(model, request).ifPresent(it -> quoteAll(model, it));
                        }
                    });
        }
    }

    private void quoteAll(CatalogModel model, ObjectNode request) {
        assertThat(prices.quote(TEAM, model, request).total()).isGreaterThan(Credits.ZERO);
        taken(model, request.deepCopy().put("off_peak", true))
                .ifPresent(late -> {
                    if (model.id().equals(NO_OFF_PEAK_PRICE)) {
                        assertThatThrownBy(() -> prices.quote(TEAM, model, late))
                                .isInstanceOf(DomainException.class)
                                .hasMessageContaining(model.id())
                                .hasMessageContaining("off_peak");
                    } else {
                        assertLinesAddUp(prices.quote(TEAM, model, late));
                    }
                });
    }

    private Optional<ObjectNode> taken(CatalogModel model, ObjectNode request) {
        try {
            return Optional.of(rules.check(model, request).parameters());
        } catch (DomainException refused) {
            return Optional.empty();
        }
    }

    @Test
    void withReportedSettlementTheHoldCoversTheDearestRoute() {
        CatalogModel madeUp = catalog.find("viduq9-text2video").orElseThrow();
        ObjectNode request = rules.check(madeUp, json("{'prompt': 'x'}")).parameters();
        Quote quote = prices.quote(TEAM, madeUp, request);
        assertThat(quote.total()).isEqualTo(Credits.parse("2.25"));
        assertThat(quote.lines())
                .extracting(QuoteLine::label)
                .containsExactly("3 seconds", "Dearest route");
        assertLinesAddUp(quote);
    }

    @Test
    void whatNoRowCoversIsRefusedByModelAndCombination() {
        ObjectNode request = json("{'resolution': '4k', 'duration': 5, 'off_peak': false}");
        assertThatThrownBy(() -> prices.quote(TEAM, model(Q3), request))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> {
                            assertThat(refusal.code()).isEqualTo(CatalogError.UNPRICEABLE);
                            assertThat(refusal.details()).containsEntry("model", Q3);
                        })
                .hasMessageStartingWith("This combination has no price yet (viduq3-pro, 4k, 5 s).");
        assertThatThrownBy(() ->
                        prices.quote(
                                TEAM,
                                model(CatalogFixtures.REFERENCE),
                                json("{'resolution': '720p', 'duration': 5, 'off_peak': true}")))
                .hasMessageContaining("off_peak");
    }

    @Test
    void startingAgainMakesNoSecondVersion() {
        List<PriceVersion> before = asAdmin(null);
        firstPrices.afterSingletonsInstantiated();
        assertThat(asAdmin(null)).isEqualTo(before);
        assertThat(before)
                .extracting(PriceVersion::model)
                .contains(CatalogFixtures.FAST, CatalogFixtures.TURBO);
        assertThat(asAdmin(CatalogFixtures.FAST).getLast().certainty()).isEqualTo("assumed");
    }

    @Test
    void aNewVersionHoldsFromItsMomentOn() {
        Quote old = quote(CatalogFixtures.TURBO, "{}");
        PriceVersion made =
                publish(
                        CatalogFixtures.TURBO,
                        "{'unit': 'credits', 'settlement': 'quoted', 'rows': [{'seconds': [0.3]}]}",
                        Duration.ofMinutes(10));
        Quote before = quote(CatalogFixtures.TURBO, "{}");
        assertThat(before.total()).isEqualTo(old.total());
        assertThat(before.expiresAt()).isEqualTo(made.effectiveFrom());
        clock.advance(Duration.ofMinutes(10));
        Quote after = quote(CatalogFixtures.TURBO, "{}");
        assertThat(after.total()).isEqualTo(Credits.parse("1.5"));
        assertThat(after.priceVersion()).isEqualTo(made.id());
        assertThat(after.settlement()).isEqualTo(Quote.Settlement.QUOTED);
    }

    @Test
    void thirdsAreRoundedOnceAndLinesStillAddUp() {
        publish(
                CatalogFixtures.FAST,
                """
                {'unit': 'USD', 'settlement': 'quoted', 'rows': [{'seconds': [0.0000000033, 0.0000000033]}],
                 'surcharges': [{'label': 'All', 'when': {'audio': 'false'}, 'amount': 0.0000000033}]}
                """,
                Duration.ZERO);
        Quote quote = quote(CatalogFixtures.FAST, "{'duration': 2}");
        assertThat(quote.total()).isEqualTo(Credits.ofMicros(2));
        assertLinesAddUp(quote);
    }

    @Test
    void aWrongOrOverlappingVersionIsRefused() {
        assertThatThrownBy(() ->
                        publish(
                                PRO,
                                "{'unit': 'credits', 'settlement': 'x', 'rows': []}",
                                Duration.ZERO))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> {
                            assertThat(refusal.code()).isEqualTo(CommonError.INVALID_REQUEST);
                            assertThat(refusal.fieldErrors())
                                    .extracting(error -> error.field())
                                    .contains("rule.settlement", "rule.rows");
                        });
        String fine = "{'unit': 'credits', 'settlement': 'quoted', 'rows': [{'generation': 80}]}";
        publish("vidu-q2-reference2video", fine, Duration.ofHours(1));
        assertThatThrownBy(() -> publish("vidu-q2-reference2video", fine, Duration.ofHours(1)))
                .hasMessageContaining("Choose a later start");
        assertThatThrownBy(() -> publish("nothing", fine, Duration.ZERO))
                .hasMessageContaining("There is no model 'nothing'");
    }

    @Test
    void pricesAreForPlatformAdmins() {
        Actor nobody = Actor.person(UserId.random(), "x", Set.of(), Map.of());
        assertThatThrownBy(() -> CurrentActor.as(nobody, () -> priceBook.versions(null)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(CommonError.FORBIDDEN));
    }

    @Test
    void providersMoneyBecomesCredits() {
        assertThat(prices.fromProviderCost(new BigDecimal("10"), "credits"))
                .isEqualTo(Credits.of(10));
        assertThat(prices.fromProviderCost(new BigDecimal("0.2"), "USD")).isEqualTo(Credits.of(40));
        assertThat(prices.fromProviderCost(new BigDecimal("0.0000000125"), "USD"))
                .isEqualTo(Credits.ofMicros(3));
        assertThatThrownBy(() -> prices.fromProviderCost(BigDecimal.ONE, "EUR"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("EUR");
    }

    @Test
    void quotesJoinTheTransactionOfATeam() {
        assertThat(transactions.inTeam(TEAM, () -> quote(Q3, "{}")).total())
                .isEqualTo(Credits.of(100));
    }

    @Test
    void listsShowTheCheapestFirst() {
        assertThat(prices.priceLines(TEAM, model(Q3)))
                .extracting(QuoteLine::label, QuoteLine::amount)
                .startsWith(
                        tuple("540p, 5 s, off-peak", Credits.of(25)),
                        tuple("540p, 5 s", Credits.of(45)))
                .hasSize(6);
    }

    private PriceVersion publish(String model, String rule, Duration in) {
        return CurrentActor.as(
                ADMIN,
                () -> priceBook.publish(model, json(rule), clock.instant().plus(in), "test"));
    }

    private List<PriceVersion> asAdmin(@Nullable String model) {
        return CurrentActor.as(ADMIN, () -> priceBook.versions(model));
    }

    private Quote quote(String id, String parameters) {
        return prices.quote(
                TEAM, model(id), rules.check(model(id), with(id, parameters)).parameters());
    }

    private static void assertLinesAddUp(Quote quote) {
        assertThat(
                        quote.lines().stream()
                                .map(QuoteLine::amount)
                                .reduce(Credits.ZERO, Credits::plus))
                .isEqualTo(quote.total());
    }

    private static Tuple line(String label, int quantity, long credits) {
        return tuple(label, BigDecimal.valueOf(quantity), Credits.of(credits));
    }
}

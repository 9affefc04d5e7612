package io.framehouse.catalog.internal;

import static io.framehouse.catalog.internal.CatalogFixtures.FAST;
import static io.framehouse.catalog.internal.CatalogFixtures.Q3;
import static io.framehouse.catalog.internal.CatalogFixtures.TURBO;
import static io.framehouse.catalog.internal.CatalogFixtures.json;
import static io.framehouse.catalog.internal.CatalogFixtures.model;
import static io.framehouse.catalog.internal.CatalogFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.TestDatabases;
import io.framehouse.audit.AuditTrail;
import io.framehouse.catalog.ConversionRate;
import io.framehouse.catalog.ConversionRates;
import io.framehouse.catalog.FormField;
import io.framehouse.catalog.PriceBook;
import io.framehouse.catalog.PriceEffect;
import io.framehouse.catalog.PriceTerms;
import io.framehouse.catalog.PriceVersion;
import io.framehouse.catalog.Prices;
import io.framehouse.catalog.Quote;
import io.framehouse.catalog.QuoteLine;
import io.framehouse.catalog.RequestRules;
import io.framehouse.catalog.SettledRequests;
import io.framehouse.catalog.TeamPrice;
import io.framehouse.catalog.TeamPrices;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** What a team pays more or less, rates over time, and what a new price would have cost. */
@SpringBootTest(
        classes = {CatalogTestConfiguration.class, TeamTransactions.class, CurrentActor.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@PostgresTest
@DirtiesContext
class TeamPricesIT {
    private static final String MIX = "viduq3-mix-reference2video";
    private static final Actor ADMIN =
            Actor.person(UserId.random(), "Root", Set.of(PlatformRole.ADMIN), Map.of());
    private static final Actor FINANCE =
            Actor.person(UserId.random(), "Fin", Set.of(PlatformRole.FINANCE), Map.of());
    private static final Instant NOW = CatalogTestConfiguration.START;

    private final TeamId team = TeamId.random();
    private final TeamId other = TeamId.random();

    @Autowired RequestRules rules;
    @Autowired Prices prices;
    @Autowired PriceBook priceBook;
    @Autowired ConversionRates rates;
    @Autowired TeamPrices teamPrices;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired MutableClock clock;
    @Autowired CatalogTestConfiguration.RememberedTrail trail;
    @Autowired CatalogTestConfiguration.FakeSettledRequests settled;

    @Value("${spring.datasource.url}")
    String url;

    @BeforeEach
    void makeTeams() throws SQLException {
        trail.changes.clear();
        settled.requests.clear();
        try (Connection owner = TestDatabases.superuser(url)) {
            for (TeamId one : List.of(team, other)) {
                try (PreparedStatement insert =
                        owner.prepareStatement(
                                "insert into team (id, slug, name, time_zone, version) values"
                                        + " (?, ?, 'Team', 'UTC', 0)")) {
                    insert.setObject(1, one.value());
                    insert.setString(2, "t" + one.value().toString().substring(24));
                    insert.executeUpdate();
                }
            }
        }
    }

    /** Only the owner may take versions away; the product never does. */
    @AfterEach
    void backToTheFirstPrices() throws SQLException {
        clock.set(NOW);
        try (Connection owner = TestDatabases.superuser(url);
                Statement statement = owner.createStatement()) {
            statement.execute("delete from price_version where created_by <> 'catalogue'");
            statement.execute("delete from conversion_rate where created_by <> 'catalogue'");
            statement.execute("delete from team_price_factor");
        }
    }

    @ParameterizedTest
    @CsvSource({"-10, 90, 'Team price −10 %'", "12.5, 112.5, 'Team price +12.5 %'"})
    void aTeamPriceIsALineOfItsOwnAndLinesAddUp(BigDecimal percent, String total, String label) {
        discount(team, percent, null);
        Quote quote = quote(team, Q3, "{}");
        assertThat(quote.total()).isEqualTo(Credits.parse(total));
        assertThat(quote.lines())
                .extracting(line -> line.label().replace('\u00a0', ' '), QuoteLine::amount)
                .containsExactly(
                        tuple("5 seconds", Credits.of(100)),
                        tuple(label, Credits.parse(total).minus(Credits.of(100))));
        assertLinesAddUp(quote);
        assertThat(quote(other, Q3, "{}").total()).isEqualTo(Credits.of(100));
    }

    @Test
    void noTeamPriceAndOneOfZeroSayNothing() {
        discount(team, BigDecimal.ZERO, null);
        assertThat(quote(team, Q3, "{}").lines()).hasSize(1);
    }

    @Test
    void allFactorsAreRoundedOnceAtTheEnd() {
        publish(
                FAST,
                "{'unit': 'USD', 'settlement': 'quoted', 'rows': [{'seconds': [0.0000000111]}],"
                        + " 'surcharges': [{'label': 'All', 'when': {'audio': 'false'}, 'amount':"
                        + " 0.0000000111}]}");
        discount(team, new BigDecimal("-33.333"), null);
        Quote quote = quote(team, FAST, "{'duration': 1}");
        // 2 x 0.0000000111 USD x 200 x 0.66667 = 2.96 micro-credits; rounded by line it would be 4.
        assertThat(quote.total()).isEqualTo(Credits.ofMicros(3));
        assertLinesAddUp(quote);
    }

    @Test
    void aTeamPriceHoldsFromItsMomentOnAndEndsTheQuote() {
        TeamPrice made = discount(team, BigDecimal.TEN.negate(), NOW.plusSeconds(300));
        Quote before = quote(team, Q3, "{}");
        assertThat(before.total()).isEqualTo(Credits.of(100));
        assertThat(before.expiresAt()).isEqualTo(made.effectiveFrom());
        clock.advance(Duration.ofSeconds(300));
        assertThat(quote(team, Q3, "{}").total()).isEqualTo(Credits.of(90));
        discount(team, BigDecimal.ZERO, clock.instant().plusSeconds(60));
        clock.advance(Duration.ofSeconds(60));
        assertThat(quote(team, Q3, "{}").total()).isEqualTo(Credits.of(100));
    }

    @Test
    void listsShowATeamItsOwnPrices() {
        discount(team, BigDecimal.valueOf(-50), null);
        assertThat(prices.priceLines(team, model(Q3)))
                .first()
                .extracting(QuoteLine::amount)
                .isEqualTo(Credits.parse("12.5"));
        assertThat(prices.priceLines(other, model(Q3)))
                .first()
                .extracting(QuoteLine::amount)
                .isEqualTo(Credits.of(25));
    }

    @Test
    void theTermsOfAQuoteSettleItWhateverComesLater() {
        rate("USD", "200", NOW.plusSeconds(1));
        discount(team, BigDecimal.valueOf(-10), null);
        Quote quote = quote(team, TURBO, "{}");
        PriceTerms terms = quote.terms();
        assertThat(terms).isNotNull();
        clock.advance(Duration.ofSeconds(2));
        rate("USD", "300", null);
        rate("credits", "2", null);
        discount(team, BigDecimal.valueOf(50), null);
        assertThat(terms.credits(new BigDecimal("0.2"), "USD")).isEqualTo(Credits.of(36));
        assertThat(terms.credits(BigDecimal.TEN, "credits")).isEqualTo(Credits.of(9));
        assertThat(prices.termsAt(team, NOW)).isEqualTo(terms);
        assertThat(prices.termsAt(team, clock.instant()).credits(BigDecimal.TEN, "credits"))
                .isEqualTo(Credits.of(30));
    }

    @Test
    void theTermsNameTheirVersions() {
        ConversionRate credits = rate("credits", "2", null);
        TeamPrice price = discount(team, BigDecimal.valueOf(-10), null);
        PriceTerms terms = quote(team, Q3, "{}").terms();
        assertThat(terms).isNotNull();
        assertThat(terms.rates().get("credits").version()).isEqualTo(credits.id());
        assertThat(terms.teamPrice()).isNotNull();
        assertThat(terms.teamPrice().version()).isEqualTo(price.id());
        assertThat(quote(team, Q3, "{}").total()).isEqualTo(Credits.of(180));
    }

    @Test
    void aTeamSeesNoPriceOfAnother() {
        discount(other, BigDecimal.valueOf(-10), null);
        assertThat(
                        transactions.inTeam(
                                team,
                                () ->
                                        jdbc.sql("select count(*) from team_price_factor")
                                                .query(Long.class)
                                                .single()))
                .isZero();
        assertThatThrownBy(() ->
                        transactions.runInTeam(
                                team,
                                () ->
                                        jdbc.sql(
                                                        "insert into team_price_factor (team_id,"
                                                                + " percent, effective_from, reason,"
                                                                + " made_by, created_at) values"
                                                                + " (:team, -99, now(), 'x', 'x',"
                                                                + " now())")
                                                .param("team", team.value())
                                                .update()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @CsvSource({"-100", "1000.001", "-10.0001"})
    void aPercentOutOfItsRangeIsRefused(BigDecimal percent) {
        assertFields(() -> discount(team, percent, null), "percent");
    }

    @Test
    void versionsStartNeitherInThePastNorTogether() {
        Instant past = NOW.minusSeconds(1);
        assertFields(() -> discount(team, BigDecimal.ONE, past), "effective_from");
        assertFields(() -> rate("USD", "3", past), "effective_from");
        assertFields(
                () ->
                        publishAt(
                                Q3,
                                "{'unit': 'credits', 'settlement': 'quoted',"
                                        + " 'rows': [{'generation': 80}]}",
                                past),
                "effective_from");
        discount(team, BigDecimal.ONE, NOW);
        assertFields(() -> discount(team, BigDecimal.TEN, NOW), "effective_from");
        rate("USD", "3", NOW);
        assertFields(() -> rate("USD", "4", NOW), "effective_from");
    }

    @Test
    void anOverlapNamesTheOtherVersionAndTheMoment() {
        Instant december = Instant.parse("2026-12-01T00:00:00Z");
        String rule = "{'unit': 'credits', 'settlement': 'quoted', 'rows': [{'generation': 80}]}";
        PriceVersion first = publishAt(Q3, rule, december);
        assertThatThrownBy(() -> publishAt(Q3, rule, december))
                .hasMessage(
                        "The new version overlaps version "
                                + first.id()
                                + ": both start 1 Dec 2026, 00:00 UTC. Choose a later start.");
        PriceVersion between = publishAt(Q3, rule, null);
        assertThat(quote(team, Q3, "{}").priceVersion()).isEqualTo(between.id());
        clock.set(december);
        assertThat(quote(team, Q3, "{}").priceVersion()).isEqualTo(first.id());
    }

    @Test
    void wrongRatesAndMissingReasonsAreRefusedByName() {
        assertFields(() -> rate("EUR", "0", null), "unit", "credits");
        assertFields(
                () -> as(ADMIN, () -> rates.publish("USD", BigDecimal.ONE, null, " ")), "reason");
        assertFields(
                () -> as(ADMIN, () -> teamPrices.publish(team, BigDecimal.ONE, null, "")),
                "reason");
        assertThatThrownBy(() -> discount(TeamId.random(), BigDecimal.ONE, null))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(CommonError.NOT_FOUND));
    }

    @Test
    void aRuleThatNoRequestCanMeetIsRefusedByName() {
        assertFields(
                () ->
                        publish(
                                Q3,
                                "{'unit': 'credits', 'settlement': 'quoted', 'rows': [{'when':"
                                        + " {'resolution': '4k', 'size': 'big'}, 'seconds': [1]}]}"),
                "rule.rows[0].when.resolution",
                "rule.rows[0].when.size");
    }

    @Test
    void everyChangeIsAuditedWithItsReason() {
        publish(Q3, "{'unit': 'credits', 'settlement': 'quoted', 'rows': [{'generation': 80}]}");
        rate("USD", "210", null);
        discount(team, BigDecimal.valueOf(-10), null);
        assertThat(trail.changes)
                .extracting(AuditTrail.Change::action, AuditTrail.Change::reason)
                .containsExactly(
                        tuple("price.published", "test"),
                        tuple("rate.published", "test"),
                        tuple("team_price.published", "test"));
    }

    @Test
    void financeReadsAndMakesNothing() {
        assertThat(as(FINANCE, () -> priceBook.versions(Q3))).isNotEmpty();
        assertThat(as(FINANCE, rates::list)).extracting(ConversionRate::unit).contains("USD");
        assertThat(as(FINANCE, () -> teamPrices.list(null))).isEmpty();
        assertForbidden(() -> as(FINANCE, () -> rates.publish("USD", BigDecimal.ONE, null, "x")));
        assertForbidden(
                () -> as(FINANCE, () -> teamPrices.publish(team, BigDecimal.ONE, null, "x")));
        assertForbidden(() -> as(FINANCE, () -> priceBook.publish(Q3, json("{}"), null, "x")));
        Actor nobody = Actor.person(UserId.random(), "x", Set.of(), Map.of());
        assertForbidden(() -> as(nobody, rates::list));
        assertForbidden(() -> as(nobody, () -> teamPrices.list(team)));
        assertForbidden(() -> as(nobody, () -> priceBook.effect(Q3, json("{}"))));
    }

    @Test
    void whatHasNoPriceIsNotOfferedAndIsTold() {
        String rule =
                "{'unit': 'credits', 'settlement': 'quoted', 'rows': ["
                        + "{'when': {'resolution': '540p'}, 'seconds': [8]},"
                        + "{'when': {'resolution': '1080p', 'off_peak': 'false'}, 'seconds':"
                        + " [9]}]}";
        assertThat(as(ADMIN, () -> priceBook.gaps(Q3, json(rule))))
                .containsExactly("No 720p price", "No off-peak price");
        publish(Q3, rule);
        var offered = prices.offered(model(Q3)).orElseThrow();
        var resolution =
                offered.fields().stream()
                        .filter(field -> field.name().equals("resolution"))
                        .findFirst()
                        .orElseThrow();
        assertThat(resolution.options())
                .extracting(option -> option.value())
                .containsExactly("540p", "1080p");
        assertThat(resolution.defaultValue()).isEqualTo("540p");
        assertThat(
                        offered.fields().stream()
                                .filter(field -> field.name().equals("off_peak"))
                                .findFirst()
                                .orElseThrow()
                                .unavailable())
                .isEqualTo("Off-peak has no price yet.");
        assertThat(prices.priceLines(team, model(Q3)))
                .extracting(QuoteLine::label)
                .containsExactlyInAnyOrder("540p, 5 s", "1080p, 5 s");
        assertThatThrownBy(() -> quote(team, Q3, "{'resolution': '720p'}"))
                .hasMessageStartingWith("This combination has no price yet (viduq3-pro, 720p, 5 s");
    }

    @Test
    void shippedModelsHaveNoGaps() {
        assertThat(shippedModels()).hasSizeGreaterThan(20);
        assertThat(shippedModels())
                .filteredOn(loaded -> !loaded.model().id().equals(MIX))
                .allSatisfy(loaded -> {
                    assertThat(gaps(loaded)).isEmpty();
                    assertThat(prices.offered(loaded.model())).contains(loaded.model());
                });
    }

    @Test
    void whatNoPagePricesIsNotOffered() {
        LoadedModel mix =
                shippedModels().stream()
                        .filter(loaded -> loaded.model().id().equals(MIX))
                        .findFirst()
                        .orElseThrow();
        assertThat(gaps(mix)).containsExactly("No off-peak price");
        assertThat(prices.offered(mix.model()).orElseThrow().fields())
                .filteredOn(field -> field.name().equals("off_peak"))
                .extracting(FormField::unavailable)
                .containsExactly("Off-peak has no price yet.");
    }

    private static List<LoadedModel> shippedModels() {
        return List.copyOf(CatalogFixtures.MODELS.all());
    }

    private List<String> gaps(LoadedModel loaded) {
        return as(ADMIN, () -> priceBook.gaps(loaded.model().id(), loaded.firstPrice()));
    }

    @Test
    void theEffectComparesLastWeeksJobsByBothRules() {
        discount(team, BigDecimal.valueOf(-50), null);
        settled.requests.add(
                new SettledRequests.Requests(
                        team, json("{'resolution': '720p', 'duration': 5, 'off_peak': false}"), 3));
        settled.requests.add(
                new SettledRequests.Requests(
                        other,
                        json("{'resolution': '540p', 'duration': 2, 'off_peak': false}"),
                        2));
        PriceEffect effect =
                as(
                        ADMIN,
                        () ->
                                priceBook.effect(
                                        Q3,
                                        json(
                                                "{'unit': 'credits', 'settlement': 'quoted', 'rows':"
                                                        + " [{'when': {'resolution': '720p'},"
                                                        + " 'seconds': [22]}]}")));
        assertThat(effect).isEqualTo(new PriceEffect(3, Credits.of(150), Credits.of(165), 2));
    }

    @Test
    void aTrialPricesSettingsByAnyRuleAndMakesNothing() {
        discount(team, BigDecimal.valueOf(-10), null);
        var rule = json("{'unit': 'USD', 'settlement': 'quoted', 'rows': [{'seconds': [0.1]}]}");
        assertThat(as(FINANCE, () -> priceBook.trial(Q3, 7, rule, json("{'duration': 2}"), null)))
                .satisfies(quote -> {
                    assertThat(quote.total()).isEqualTo(Credits.of(40));
                    assertThat(quote.priceVersion()).isEqualTo(7);
                });
        assertThat(
                        as(
                                        FINANCE,
                                        () ->
                                                priceBook.trial(
                                                        Q3, 7, rule, json("{'duration': 2}"), team))
                                .total())
                .isEqualTo(Credits.of(36));
        assertThat(as(ADMIN, () -> priceBook.versions(Q3))).hasSize(1);
    }

    private TeamPrice discount(TeamId who, BigDecimal percent, @Nullable Instant from) {
        return as(ADMIN, () -> teamPrices.publish(who, percent, from, "test"));
    }

    private ConversionRate rate(String unit, String credits, @Nullable Instant from) {
        return as(ADMIN, () -> rates.publish(unit, new BigDecimal(credits), from, "test"));
    }

    private PriceVersion publish(String id, String rule) {
        return publishAt(id, rule, null);
    }

    private PriceVersion publishAt(String id, String rule, @Nullable Instant from) {
        return as(ADMIN, () -> priceBook.publish(id, json(rule), from, "test"));
    }

    private Quote quote(TeamId who, String id, String parameters) {
        return prices.quote(
                who, model(id), rules.check(model(id), with(id, parameters)).parameters());
    }

    private static <T> T as(Actor actor, java.util.function.Supplier<T> work) {
        return CurrentActor.as(actor, work);
    }

    private static void assertLinesAddUp(Quote quote) {
        assertThat(
                        quote.lines().stream()
                                .map(QuoteLine::amount)
                                .reduce(Credits.ZERO, Credits::plus))
                .isEqualTo(quote.total());
    }

    private static void assertFields(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable work, String... fields) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal ->
                                assertThat(refusal.fieldErrors())
                                        .extracting(FieldError::field)
                                        .containsExactlyInAnyOrder(fields));
    }

    private static void assertForbidden(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(CommonError.FORBIDDEN));
    }
}

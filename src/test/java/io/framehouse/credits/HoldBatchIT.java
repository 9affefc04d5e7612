package io.framehouse.credits;

import static io.framehouse.credits.CreditsFixtures.budget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many wishes in one call of the function: each is held or refused on its own, exactly. */
@SpringBootTest(classes = CreditsContext.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@PostgresTest
@Import(HoldBatchIT.HeardAlerts.class)
class HoldBatchIT {
    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");

    @Autowired CreditsFixtures fixtures;
    @Autowired TeamTransactions transactions;
    @Autowired HoldBatches batches;
    @Autowired Ledger ledger;
    @Autowired JdbcClient jdbc;
    @Autowired MutableClock clock;
    @Autowired HeardAlerts alerts;

    private final UserId aino = new UserId(Ids.next());
    private final UserId mika = new UserId(Ids.next());
    private final KeyId key = new KeyId(Ids.next());

    @BeforeEach
    void setClock() {
        clock.set(CreditsContext.START);
    }

    @AfterEach
    void theBooksBalance() {
        assertThat(fixtures.findings()).isEmpty();
    }

    @Test
    void eachWishIsHeldOrRefusedOnItsOwn() {
        TeamId team = fixtures.teamWith(100);
        fixtures.replace(
                team,
                budget(Scope.MEMBER, aino.value(), Period.DAY, 30),
                budget(Scope.KEY, key.value(), Period.MONTH, 25));
        JobId before = fixtures.hold(team, 10, mika, null);
        HoldRequest again =
                new HoldRequest(team, before, Credits.of(10), mika, null, clock.instant());
        HoldRequest another =
                new HoldRequest(team, before, Credits.of(11), mika, null, clock.instant());

        HoldRequest fits = wish(team, 20, aino, null);
        HoldRequest overMember = wish(team, 11, aino, null);
        HoldRequest fillsMember = wish(team, 10, aino, key);
        HoldRequest overKey = wish(team, 16, mika, key);
        HoldRequest fillsKey = wish(team, 15, mika, key);
        HoldRequest overBalance = wish(team, 46, mika, null);
        HoldRequest fillsBalance = wish(team, 45, mika, null);
        HoldRequest nothingLeft = wish(team, 1, mika, null);
        HoldBatches.Placed placed =
                place(
                        team,
                        again,
                        fits,
                        overMember,
                        fillsMember,
                        overKey,
                        fillsKey,
                        overBalance,
                        fillsBalance,
                        nothingLeft);

        assertThat(placed.held())
                .containsExactlyInAnyOrder(
                        before, fits.job(), fillsMember.job(), fillsKey.job(), fillsBalance.job());
        Map<JobId, String> refused = new LinkedHashMap<>();
        placed.refused().forEach((job, refusal) -> refused.put(job, words(refusal)));
        assertThat(refused)
                .containsExactly(
                        Map.entry(overMember.job(), "budget_exceeded member 30 0 20 11"),
                        Map.entry(overKey.job(), "budget_exceeded key 25 0 10 16"),
                        Map.entry(overBalance.job(), "insufficient_credits team 100 0 55 46"),
                        Map.entry(nothingLeft.job(), "insufficient_credits team 100 0 100 1"));
        assertThat(placed.refused().get(overMember.job()).details())
                .containsEntry("resets_at", "2026-11-18T22:00:00Z");
        assertThat(placed.refused().get(overBalance.job()))
                .hasMessageStartingWith(
                        "55 of your team's 100 unspent credits are held by 4 running jobs.");
        assertThat(placed.refused().get(nothingLeft.job()))
                .hasMessageStartingWith(
                        "100 of your team's 100 unspent credits are held by 5 running jobs.");
        assertThat(place(team, another).refused().get(before))
                .hasMessageContaining("it cannot hold 11 credits as well");
        assertThat(fixtures.balance(team).held()).isEqualTo(Credits.of(100));
        assertThat(fixtures.list(team))
                .extracting(BudgetStatus::held)
                .containsExactly(Credits.of(30), Credits.of(25));
        place(team, fits, fillsKey);
        assertThat(fixtures.balance(team).held()).isEqualTo(Credits.of(100));
    }

    @Test
    void aRefusedBatchLeavesNothingAndWritesNothing() {
        TeamId team = fixtures.team();
        HoldBatches.Placed placed = place(team, wish(team, 1, null, null));
        assertThat(placed.held()).isEmpty();
        assertThat(placed.refused()).hasSize(1);
        assertThat(rows(team, "credit_transfer") + rows(team, "credit_hold")).isZero();
    }

    @Test
    void anOverdrawnTeamIsRefusedInABatchToo() {
        TeamId team = fixtures.teamWith(10);
        fixtures.settle(team, fixtures.hold(team, 10), 12);
        HoldRequest wish = wish(team, 0, null, null);
        assertThat(place(team, wish).refused().get(wish.job()))
                .hasMessageStartingWith("Your team is overdrawn by 2 credits.");
    }

    @Test
    void aBatchOverMidnightCountsInBothDays() {
        TeamId team = fixtures.teamWith(100);
        fixtures.replace(team, budget(Scope.TEAM, null, Period.DAY, 10));
        HoldRequest today = wish(team, 10, null, null);
        clock.set(Instant.parse("2026-11-18T22:00:00Z"));
        HoldRequest tomorrow = wish(team, 10, null, null);
        HoldRequest tooMuch = wish(team, 1, null, null);
        assertThat(place(team, today, tomorrow, tooMuch).held())
                .containsExactlyInAnyOrder(today.job(), tomorrow.job());
        assertThat(fixtures.list(team).getFirst().held()).isEqualTo(Credits.of(10));
    }

    @Test
    void anOldZoneIsFoundOutUnderTheLock() {
        TeamId team = fixtures.teamWith(100);
        fixtures.replace(team, budget(Scope.TEAM, null, Period.DAY, 10));
        fixtures.hold(team, 6);
        fixtures.moveTo(team, "Asia/Kathmandu");
        HoldRequest wish = wish(team, 5, null, null);
        assertThat(place(team, wish).refused().get(wish.job()).details())
                .containsEntry("resets_at", "2026-11-18T18:15:00Z")
                .containsEntry("held", "6");
    }

    @Test
    void aRaiseCountsWhileItIsInForceAndNotAMomentLonger() {
        TeamId team = fixtures.teamWith(1_000);
        UUID budget =
                fixtures.replace(team, budget(Scope.TEAM, null, Period.MONTH, 10)).getFirst().id();
        Instant ends = clock.instant().plus(Duration.ofHours(2));
        raise(team, budget, 30, clock.instant(), ends);
        HoldRequest raised = wish(team, 40, null, null);
        HoldRequest above = wish(team, 1, null, null);
        HoldBatches.Placed placed = place(team, raised, above);
        assertThat(placed.held()).containsExactly(raised.job());
        assertThat(words(placed.refused().get(above.job())))
                .isEqualTo("budget_exceeded team 40 0 40 1");
        fixtures.release(team, raised.job());

        clock.set(ends.minusMillis(1));
        assertThat(place(team, wish(team, 11, null, null)).held()).hasSize(1);
        clock.set(ends);
        HoldRequest late = wish(team, 1, null, null);
        assertThat(words(place(team, late).refused().get(late.job())))
                .isEqualTo("budget_exceeded team 10 0 11 1");
    }

    @Test
    void eachThresholdIsToldOnceAWindowHoweverManySubmitAtOnce() throws Exception {
        TeamId team = fixtures.teamWith(1_000);
        fixtures.replace(
                team,
                budget(Scope.TEAM, null, Period.DAY, 32),
                budget(Scope.MEMBER, aino.value(), Period.DAY, 64));
        CountDownLatch start = new CountDownLatch(1);
        List<Future<HoldBatches.Placed>> placed = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
            for (int i = 0; i < 32; i++) {
                placed.add(
                        threads.submit(() -> {
                            start.await();
                            return place(team, wish(team, 1, aino, null));
                        }));
            }
            start.countDown();
        }
        for (Future<HoldBatches.Placed> one : placed) {
            assertThat(one.get().held()).hasSize(1);
        }
        assertThat(alerts.of(team))
                .containsExactly("team 50 16", "team 80 26", "member 50 32", "team 100 32");
        clock.advance(Duration.ofDays(1));
        place(team, wish(team, 16, null, null));
        assertThat(alerts.of(team)).last().isEqualTo("team 50 16");
    }

    @Test
    void whatIsRolledBackLeavesNothing() {
        TeamId team = fixtures.teamWith(100);
        fixtures.replace(team, budget(Scope.TEAM, null, Period.DAY, 10));
        assertThatThrownBy(() ->
                        transactions.runInTeam(
                                team,
                                () -> {
                                    assertThat(place(team, wish(team, 10, null, null)).held())
                                            .hasSize(1);
                                    throw new IllegalArgumentException("later step failed");
                                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(fixtures.balance(team).held()).isEqualTo(Credits.ZERO);
        assertThat(fixtures.list(team).getFirst().held()).isEqualTo(Credits.ZERO);
        assertThat(rows(team, "credit_hold") + rows(team, "budget_alert")).isZero();
    }

    private HoldRequest wish(
            TeamId team, long credits, @Nullable UserId member, @Nullable KeyId byKey) {
        return new HoldRequest(
                team, JobId.random(), Credits.of(credits), member, byKey, clock.instant());
    }

    private HoldBatches.Placed place(TeamId team, HoldRequest... requests) {
        List<HoldBatches.Wish> wishes =
                List.of(requests).stream()
                        .map(request -> new HoldBatches.Wish(request, "test"))
                        .toList();
        return transactions.inTeam(
                team,
                () -> batches.place(team, ZONE, wishes, (zone, json) -> call(team, zone, json)));
    }

    private HoldBatches.Answer call(TeamId team, ZoneId zone, String wishes) {
        return jdbc.sql("select * from place_holds(:team, :zone, cast(:wishes as jsonb))")
                .param("team", team.value())
                .param("zone", zone.getId())
                .param("wishes", wishes)
                .query((row, number) -> HoldBatches.Answer.of(row))
                .single();
    }

    private void raise(TeamId team, UUID budget, long credits, Instant from, Instant until) {
        transactions.runInTeam(
                team,
                () ->
                        jdbc.sql(
                                        """
                                        insert into budget_raise (team_id, id, budget_id,
                                            amount_micros, starts_at, ends_at, reason, made_by)
                                        values (:team, uuidv7(), :budget, :amount,
                                            cast(:from as timestamptz), cast(:until as timestamptz),
                                            'launch', 'test')
                                        """)
                                .param("team", team.value())
                                .param("budget", budget)
                                .param("amount", Credits.of(credits).micros())
                                .param("from", from.toString())
                                .param("until", until.toString())
                                .update());
    }

    private long rows(TeamId team, String table) {
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql("select count(*) from " + table + " where team_id = :team")
                                .param("team", team.value())
                                .query(Long.class)
                                .single());
    }

    private static String words(DomainException refusal) {
        Map<String, Object> details = refusal.details();
        return String.join(
                " ",
                refusal.code().code(),
                String.valueOf(details.get("scope")),
                String.valueOf(details.get("limit")),
                String.valueOf(details.get("spent")),
                String.valueOf(details.get("held")),
                String.valueOf(details.get("requested")));
    }

    /** What listeners were told, in order. */
    static final class HeardAlerts {
        private final Queue<BudgetAlert> heard = new ConcurrentLinkedQueue<>();

        @EventListener
        void hear(BudgetAlert alert) {
            heard.add(alert);
        }

        List<String> of(TeamId team) {
            return heard.stream()
                    .filter(alert -> alert.team().equals(team))
                    .map(alert ->
                            alert.scope().name().toLowerCase(java.util.Locale.ROOT)
                                    + " "
                                    + alert.percent()
                                    + " "
                                    + alert.used().toWire())
                    .toList();
        }
    }
}

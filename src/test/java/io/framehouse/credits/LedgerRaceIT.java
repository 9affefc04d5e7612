package io.framehouse.credits;

import static io.framehouse.credits.CreditsFixtures.budget;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.PostgresTest;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.Resolution.Outcome;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Real threads at the same rows: no credit is held twice, none is lost. */
@SpringBootTest(classes = CreditsContext.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@PostgresTest
class LedgerRaceIT {
    private static final int RIVALS = 200;

    @Autowired CreditsFixtures fixtures;
    @Autowired Ledger ledger;
    @Autowired Corrections corrections;

    @AfterEach
    void theBooksBalance() {
        assertThat(fixtures.findings()).isEmpty();
    }

    @Test
    void exactlyTheCoveredHoldsSucceed() throws Exception {
        TeamId team = fixtures.teamWith(50);
        Map<String, Long> outcomes = race(number -> () -> hold(team, null, null));
        assertThat(outcomes).isEqualTo(Map.of("held", 50L, "insufficient_credits", RIVALS - 50L));
        assertThat(fixtures.balance(team).held()).isEqualTo(Credits.of(50));
        assertThat(fixtures.balance(team).available()).isEqualTo(Credits.ZERO);
    }

    @Test
    void memberAndKeyBudgetsHoldToTheirLimits() throws Exception {
        TeamId team = fixtures.teamWith(1_000);
        UserId member = new UserId(Ids.next());
        KeyId key = new KeyId(Ids.next());
        fixtures.replace(
                team,
                budget(Scope.TEAM, null, Period.DAY, 60),
                budget(Scope.MEMBER, member.value(), Period.WEEK, 25),
                budget(Scope.KEY, key.value(), Period.MONTH, 15));
        Map<String, Long> outcomes =
                race(number ->
                        () ->
                                switch (number % 3) {
                                    case 0 -> "member " + hold(team, member, null);
                                    case 1 -> "key " + hold(team, null, key);
                                    default -> "both " + hold(team, member, key);
                                });
        List<BudgetStatus> budgets = fixtures.list(team);
        long byMember = held(outcomes, "member") + held(outcomes, "both");
        long byKey = held(outcomes, "key") + held(outcomes, "both");
        assertThat(byMember).isEqualTo(25);
        assertThat(byKey).isEqualTo(15);
        assertThat(budgets)
                .extracting(BudgetStatus::held)
                .containsExactly(
                        Credits.of(byMember + byKey - held(outcomes, "both")),
                        Credits.of(25),
                        Credits.of(15));
    }

    @Test
    void theTeamsBudgetHoldsWhoeverAsks() throws Exception {
        TeamId team = fixtures.teamWith(1_000);
        fixtures.replace(team, budget(Scope.TEAM, null, Period.DAY, 30));
        Map<String, Long> outcomes = race(number -> () -> hold(team, new UserId(Ids.next()), null));
        assertThat(outcomes).isEqualTo(Map.of("held", 30L, "budget_exceeded", RIVALS - 30L));
        assertThat(fixtures.balance(team).held()).isEqualTo(Credits.of(30));
    }

    @Test
    void oneOfManyResolutionsWins() throws Exception {
        TeamId team = fixtures.teamWith(1_000);
        fixtures.replace(team, budget(Scope.TEAM, null, Period.TOTAL, 1_000));
        for (int round = 0; round < 5; round++) {
            JobId job = fixtures.hold(team, 10);
            Map<String, Long> outcomes =
                    race(number ->
                            () ->
                                    number % 2 == 0
                                            ? fixtures.settle(team, job, 7).outcome().name()
                                            : fixtures.release(team, job).outcome().name());
            assertThat(outcomes).containsEntry(Outcome.DONE.name(), 1L).hasSize(2);
            assertThat(fixtures.balance(team).held()).isEqualTo(Credits.ZERO);
            assertThat(fixtures.list(team).getFirst().spent())
                    .isEqualTo(fixtures.balance(team).spent());
        }
    }

    @Test
    void theSameGrantFromManyThreadsIsBookedOnce() throws Exception {
        TeamId team = fixtures.team();
        UUID id = Ids.next();
        race(number ->
                () ->
                        CreditsFixtures.asSystem(
                                        () -> ledger.grant(team, id, Credits.of(5), "quota", null))
                                .toString());
        assertThat(fixtures.balance(team).granted()).isEqualTo(Credits.of(5));
    }

    @Test
    void refundsFromManyThreadsNeverPassWhatTheJobHasCost() throws Exception {
        TeamId team = fixtures.teamWith(1_000);
        fixtures.replace(team, budget(Scope.TEAM, null, Period.TOTAL, 1_000));
        JobId job = fixtures.hold(team, 90);
        fixtures.settle(team, job, 90);
        Map<String, Long> outcomes =
                race(number ->
                        () -> refusalOf(() -> fixtures.refund(team, job, 1)).orElse("refunded"));
        assertThat(outcomes).isEqualTo(Map.of("refunded", 90L, "invalid_request", RIVALS - 90L));
        assertThat(fixtures.balance(team).spent()).isEqualTo(Credits.ZERO);
        assertThat(fixtures.list(team).getFirst().spent()).isEqualTo(Credits.ZERO);
    }

    @Test
    void theSameCorrectionFromManyThreadsIsBookedOnce() throws Exception {
        TeamId team = fixtures.teamWith(1_000);
        JobId job = fixtures.hold(team, 90);
        UUID id = Ids.next();
        race(number ->
                () ->
                        number == 0
                                ? fixtures.settle(team, job, 90).outcome().name()
                                : adjust(team, id, job));
        assertThat(fixtures.balance(team).spent()).isEqualTo(Credits.of(95));
    }

    private String adjust(TeamId team, UUID id, JobId job) {
        return CreditsFixtures.asSystem(
                        () -> corrections.adjust(team, id, job, Credits.of(5), "late"))
                .toString();
    }

    @Test
    void budgetsReplacedWhileJobsHoldAndSettleLoseNothing() throws Exception {
        TeamId team = fixtures.teamWith(1_000);
        UserId member = new UserId(Ids.next());
        race(number -> () -> replaceOrWork(team, member, number));
        fixtures.replace(team, budget(Scope.TEAM, null, Period.TOTAL, 900));
        Balance balance = fixtures.balance(team);
        assertThat(fixtures.list(team))
                .singleElement()
                .extracting(BudgetStatus::spent, BudgetStatus::held)
                .containsExactly(balance.spent(), balance.held());
        assertThat(balance.spent().isPositive()).isTrue();
        assertThat(balance.held().isPositive()).isTrue();
    }

    private String replaceOrWork(TeamId team, UserId member, int number) {
        switch (number % 8) {
            case 0 -> fixtures.replace(team, budget(Scope.TEAM, null, Period.TOTAL, 900));
            case 1 -> fixtures.replace(team, budget(Scope.MEMBER, member.value(), Period.DAY, 900));
            case 2, 3, 4 -> fixtures.hold(team, 1, member, null);
            default -> fixtures.settle(team, fixtures.hold(team, 2, member, null), 1);
        }
        return "done";
    }

    private static long held(Map<String, Long> outcomes, String who) {
        return outcomes.getOrDefault(who + " held", 0L);
    }

    private String hold(TeamId team, @Nullable UserId member, @Nullable KeyId key) {
        return refusalOf(() -> fixtures.hold(team, 1, member, key)).orElse("held");
    }

    private static Optional<String> refusalOf(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (DomainException refused) {
            return Optional.of(refused.code().code());
        }
    }

    /** Starts all rivals at once and counts what came of each; anything unexpected fails. */
    private static Map<String, Long> race(IntFunction<Callable<String>> rival)
            throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<String>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(RIVALS)) {
            for (int number = 0; number < RIVALS; number++) {
                Callable<String> work = rival.apply(number);
                results.add(
                        threads.submit(() -> {
                            start.await();
                            return work.call();
                        }));
            }
            start.countDown();
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<String> result : results) {
            outcomes.add(result.get());
        }
        return outcomes.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}

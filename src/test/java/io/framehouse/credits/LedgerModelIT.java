package io.framehouse.credits;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Thousands of random steps on the ledger and on a model of it: every answer, balance and budget
 * must agree. Run again with {@code -Dledger.seed=…} to repeat a failure.
 */
@SpringBootTest(classes = CreditsContext.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@PostgresTest
class LedgerModelIT {
    private static final int BATCHES = 40;
    private static final int STEPS_A_BATCH = 100;
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/New_York", "Asia/Kathmandu");

    @Autowired CreditsFixtures fixtures;
    @Autowired Ledger ledger;
    @Autowired Budgets budgets;
    @Autowired TeamTransactions transactions;
    @Autowired MutableClock clock;
    @Autowired RecurringTask<Void> expireGrants;

    private final List<UserId> members = List.of(new UserId(Ids.next()), new UserId(Ids.next()));
    private final List<KeyId> keys = List.of(new KeyId(Ids.next()), new KeyId(Ids.next()));
    private final List<JobId> jobs = new ArrayList<>();
    private final Set<String> outcomes = new HashSet<>();

    @Test
    void randomStepsAgreeWithTheModel() {
        long seed = Long.getLong("ledger.seed", System.nanoTime());
        System.out.println("ledger.seed=" + seed);
        Random random = new Random(seed);
        // Into the night in which Europe's clocks go back, and days later America's.
        clock.set(Instant.parse("2026-10-24T12:00:00Z"));
        TeamId team = fixtures.team(ZONES.getFirst());
        LedgerModel model = new LedgerModel(ZoneId.of(ZONES.getFirst()));
        for (int batch = 0; batch < BATCHES; batch++) {
            for (int step = 0; step < STEPS_A_BATCH; step++) {
                step(random, team, model);
            }
            assertSame(team, model, "seed " + seed + ", batch " + batch);
        }
        assertThat(outcomes)
                .as("what happened at least once")
                .containsExactlyInAnyOrder(
                        "held",
                        "insufficient_credits team",
                        "budget_exceeded team",
                        "budget_exceeded member",
                        "budget_exceeded key");
    }

    private void step(Random random, TeamId team, LedgerModel model) {
        int choice = random.nextInt(100);
        if (choice < 45) {
            hold(random, team, model);
        } else if (choice < 65) {
            JobId job = job(random);
            Credits amount = amount(random, 12);
            assertThat(transactions.inTeam(team, () -> ledger.settle(team, job, amount)).outcome())
                    .isEqualTo(model.settle(job, amount.micros(), clock.instant()));
        } else if (choice < 80) {
            JobId job = job(random);
            assertThat(fixtures.release(team, job).outcome())
                    .isEqualTo(model.release(job, clock.instant()));
        } else if (choice < 88) {
            grant(random, team, model);
        } else if (choice < 95) {
            clock.advance(Duration.ofMinutes(random.nextInt(8 * 60)));
        } else if (choice < 97) {
            expireGrants.executeRecurringly(
                    new TaskInstance<>(expireGrants.getName(), "recurring"),
                    new ExecutionContext(null, null, null, null));
            model.expire(clock.instant());
        } else if (choice < 99) {
            model.budgets = randomBudgets(random);
            CreditsFixtures.asSystem(() -> budgets.replace(team, model.budgets));
        } else {
            model.zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            fixtures.moveTo(team, model.zone.getId());
        }
    }

    private void hold(Random random, TeamId team, LedgerModel model) {
        UserId member = random.nextInt(3) == 0 ? null : members.get(random.nextInt(2));
        KeyId key = random.nextInt(2) == 0 ? null : keys.get(random.nextInt(2));
        JobId job = JobId.random();
        HoldRequest request =
                new HoldRequest(team, job, amount(random, 12), member, key, clock.instant());
        String expected = model.hold(request);
        assertThat(outcomeOf(request)).isEqualTo(expected);
        outcomes.add(expected);
        if (expected.equals("held")) {
            jobs.add(job);
        }
    }

    private String outcomeOf(HoldRequest request) {
        try {
            fixtures.hold(request);
            return "held";
        } catch (DomainException refused) {
            return refused.code().code() + " " + refused.details().get("scope");
        }
    }

    private void grant(Random random, TeamId team, LedgerModel model) {
        Credits amount = Credits.ofMicros(amount(random, 60).micros() + 1);
        @Nullable Instant expiresAt =
                random.nextBoolean()
                        ? null
                        : clock.instant().plus(Duration.ofHours(1 + random.nextInt(200)));
        CreditsFixtures.asSystem(() -> ledger.grant(team, Ids.next(), amount, "random", expiresAt));
        model.grant(amount.micros(), expiresAt);
    }

    private JobId job(Random random) {
        return jobs.isEmpty() || random.nextInt(50) == 0
                ? JobId.random()
                : jobs.get(Math.max(0, jobs.size() - 1 - random.nextInt(25)) % jobs.size());
    }

    private List<BudgetData> randomBudgets(Random random) {
        List<BudgetData> made = new ArrayList<>();
        for (Period period : Period.values()) {
            addMaybe(random, made, Scope.TEAM, null, period, 200);
            members.forEach(
                    member -> addMaybe(random, made, Scope.MEMBER, member.value(), period, 80));
            keys.forEach(key -> addMaybe(random, made, Scope.KEY, key.value(), period, 80));
        }
        return made;
    }

    private static void addMaybe(
            Random random,
            List<BudgetData> budgets,
            Scope scope,
            @Nullable UUID subject,
            Period period,
            int most) {
        if (random.nextInt(3) == 0) {
            long scale = period == Period.TOTAL ? 40 : 1;
            Credits limit = Credits.ofMicros(amount(random, most).micros() * scale);
            boolean hard = random.nextInt(4) > 0;
            budgets.add(new BudgetData(scope, subject, period, limit, hard, List.of(80)));
        }
    }

    private static Credits amount(Random random, int mostCredits) {
        return switch (random.nextInt(10)) {
            case 0 -> Credits.ZERO;
            case 1 -> Credits.ofMicros(1);
            default -> Credits.ofMicros(random.nextLong(mostCredits * Credits.SCALE));
        };
    }

    private void assertSame(TeamId team, LedgerModel model, String where) {
        assertThat(fixtures.findings()).as(where).isEmpty();
        Balance balance = fixtures.balance(team);
        assertThat(List.of(balance.granted(), balance.spent(), balance.held()))
                .as(where)
                .containsExactly(
                        Credits.ofMicros(model.granted()),
                        Credits.ofMicros(model.spent()),
                        Credits.ofMicros(model.held()));
        assertThat(balance.overdrawn()).as(where).isEqualTo(model.available() < 0);
        Instant now = clock.instant();
        Map<BudgetData, List<Long>> expected = new LinkedHashMap<>();
        model.budgets.forEach(budget ->
                expected.put(budget, List.of(model.spent(budget, now), model.held(budget, now))));
        Map<BudgetData, List<Long>> found = new LinkedHashMap<>();
        fixtures.list(team)
                .forEach(status ->
                        found.put(
                                status.data(),
                                List.of(status.spent().micros(), status.held().micros())));
        assertThat(found).as(where).isEqualTo(expected);
    }
}

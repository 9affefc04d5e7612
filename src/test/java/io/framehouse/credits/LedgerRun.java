package io.framehouse.credits;

import static io.framehouse.credits.CreditsFixtures.SYSTEM;
import static io.framehouse.credits.CreditsFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** One team's random life, on the ledger and on its model; the seed alone decides every step. */
final class LedgerRun {
    private final RunContext run;
    private final Random random;
    private final LedgerServices on;
    private final TeamId team;
    private final LedgerModel model;
    private final LimitRun limits;
    private final Set<String> outcomes;
    private final List<JobId> jobs = new ArrayList<>();
    private final List<UUID> corrections = new ArrayList<>();

    LedgerRun(LedgerServices on, long seed, Set<String> outcomes) {
        this.on = on;
        this.run = new RunContext(on, seed);
        this.random = run.random;
        this.team = run.team;
        this.model = run.model;
        this.limits = new LimitRun(run);
        this.outcomes = outcomes;
    }

    /** The last operations, oldest first. */
    String log() {
        return run.log();
    }

    void step() {
        int choice = random.nextInt(1_000);
        if (choice < 360) {
            hold();
        } else if (choice < 540) {
            settle();
        } else if (choice < 650) {
            release();
        } else if (choice < 710) {
            refund();
        } else if (choice < 770) {
            adjust();
        } else if (choice < 840) {
            grant();
        } else if (choice < 900) {
            moveClock();
        } else if (choice < 915) {
            run.note("expire");
            on.expire();
            model.expire(run.now());
        } else if (choice < 985) {
            limits.change();
        } else {
            run.moveTeam();
        }
    }

    private void hold() {
        UserId member = random.nextInt(3) == 0 ? null : run.members.get(random.nextInt(2));
        KeyId key = random.nextInt(2) == 0 ? null : run.keys.get(random.nextInt(2));
        JobId job = JobId.random();
        HoldRequest request = new HoldRequest(team, job, run.amount(12), member, key, run.now());
        run.note("hold " + request);
        String expected = model.hold(request);
        assertThat(holdOutcome(request)).isEqualTo(expected);
        outcomes.add(expected);
        if (expected.equals("held")) {
            jobs.add(job);
        }
    }

    private String holdOutcome(HoldRequest request) {
        try {
            on.fixtures().hold(request);
            return "held";
        } catch (DomainException refused) {
            return refused.code().code() + " " + refused.details().get("scope");
        }
    }

    private void settle() {
        JobId job = job();
        Credits amount = run.amount(12);
        run.note("settle " + job + " " + amount);
        assertThat(
                        on.transactions()
                                .inTeam(team, () -> on.ledger().settle(team, job, amount))
                                .outcome())
                .isEqualTo(model.settle(job, amount.micros(), run.now()));
    }

    private void release() {
        JobId job = job();
        run.note("release " + job);
        assertThat(on.fixtures().release(team, job).outcome())
                .isEqualTo(model.release(job, run.now()));
    }

    private void refund() {
        UUID id = correctionId();
        JobId job = job();
        Credits amount = Credits.ofMicros(run.amount(5).micros() + 1);
        run.note("refund " + id + " " + job + " " + amount);
        String expected = model.refund(id, job, amount.micros(), run.now());
        assertOutcome(
                "refund",
                expected,
                () -> on.corrections().refund(team, id, job, amount, RunContext.REASON));
    }

    private void adjust() {
        UUID id = correctionId();
        JobId job = random.nextInt(4) == 0 ? null : job();
        long micros = run.amount(5).micros() + 1;
        Credits amount = Credits.ofMicros(random.nextBoolean() ? micros : -micros);
        run.note("adjust " + id + " " + job + " " + amount);
        String expected = model.adjust(id, job, amount.micros(), run.now());
        assertOutcome(
                "adjust",
                expected,
                () -> on.corrections().adjust(team, id, job, amount, RunContext.REASON));
    }

    private void assertOutcome(String kind, String expected, Supplier<Object> work) {
        assertThat(RunContext.outcomeOf(SYSTEM, work)).isEqualTo(expected);
        outcomes.add(kind + " " + expected);
    }

    private void grant() {
        Credits amount = Credits.ofMicros(run.amount(60).micros() + 1);
        Instant expiresAt = random.nextBoolean() ? null : run.later(200);
        run.note("grant " + amount + " until " + expiresAt);
        asSystem(() -> on.ledger().grant(team, Ids.next(), amount, RunContext.REASON, expiresAt));
        model.grant(amount.micros(), expiresAt);
    }

    /** Mostly forwards; now and then back, as clocks that are set right do. */
    private void moveClock() {
        int minutes = random.nextInt(8 * 60);
        on.clock().advance(Duration.ofMinutes(random.nextInt(4) == 0 ? -minutes : minutes));
        run.note("clock " + run.now());
    }

    private UUID correctionId() {
        if (!corrections.isEmpty() && random.nextInt(12) == 0) {
            return corrections.get(random.nextInt(corrections.size()));
        }
        UUID made = Ids.next();
        corrections.add(made);
        return made;
    }

    private JobId job() {
        return jobs.isEmpty() || random.nextInt(50) == 0
                ? JobId.random()
                : jobs.get(Math.max(0, jobs.size() - 1 - random.nextInt(25)) % jobs.size());
    }

    /** Every figure that people see equals the model's. */
    void assertSame() {
        Balance balance = on.fixtures().balance(team);
        assertThat(List.of(balance.granted(), balance.spent(), balance.held()))
                .containsExactly(
                        Credits.ofMicros(model.granted()),
                        Credits.ofMicros(model.spent()),
                        Credits.ofMicros(model.held()));
        assertThat(balance.overdrawn()).isEqualTo(model.available() < 0);
        Map<BudgetData, List<Object>> expected = new LinkedHashMap<>();
        model.budgets.keys().forEach(key -> expected.put(model.budgets.data(key), figures(key)));
        Map<BudgetData, List<Object>> found = new LinkedHashMap<>();
        on.fixtures().list(team).forEach(status -> found.put(status.data(), figures(status)));
        assertThat(found).isEqualTo(expected);
    }

    private List<Object> figures(BudgetModel.Key key) {
        return Arrays.asList(
                model.budgets.limit(key, run.now()),
                model.spent(key, run.now()),
                model.held(key, run.now()),
                BudgetModel.resetsAt(key.period(), run.now(), model.zone));
    }

    private static List<Object> figures(BudgetStatus status) {
        return Arrays.asList(
                status.limit().micros(),
                status.spent().micros(),
                status.held().micros(),
                status.resetsAt());
    }
}

package io.framehouse.credits;

import static io.framehouse.credits.CreditsFixtures.SYSTEM;
import static io.framehouse.credits.CreditsFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetRequests.BudgetRequest;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One team's random life, on the ledger and on its model; the seed alone decides every step. */
final class LedgerRun {
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/New_York", "Asia/Kathmandu");
    private static final int LAST_OPERATIONS = 60;
    private static final String REASON = "random";

    private final LedgerServices on;
    private final Random random;
    private final Set<String> outcomes;
    private final TeamId team;
    private final LedgerModel model = new LedgerModel(ZoneId.of(ZONES.getFirst()));
    private final Actor person;
    private final List<UserId> members;
    private final List<KeyId> keys = List.of(new KeyId(Ids.next()), new KeyId(Ids.next()));
    private final List<JobId> jobs = new ArrayList<>();
    private final List<UUID> corrections = new ArrayList<>();
    private final List<UUID> raises = new ArrayList<>();
    private final List<BudgetRequest> waiting = new ArrayList<>();
    private final Map<UUID, BudgetModel.Key> budgetIds = new LinkedHashMap<>();
    private final Deque<String> log = new ArrayDeque<>();

    LedgerRun(LedgerServices on, long seed, Set<String> outcomes) {
        this.on = on;
        this.random = new Random(seed);
        this.outcomes = outcomes;
        // Into the night in which Europe's clocks go back, and days later America's.
        on.clock().set(Instant.parse("2026-10-24T12:00:00Z"));
        team = on.fixtures().team(ZONES.getFirst());
        UserId asking = on.fixtures().person();
        members = List.of(asking, new UserId(Ids.next()));
        person = Actor.person(asking, "Mika V.", Set.of(), Map.of(team, TeamRole.OWNER));
    }

    /** The last operations, oldest first. */
    String log() {
        return String.join("\n", log);
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
            note("expire");
            on.expire();
            model.expire(now());
        } else if (choice < 985) {
            changeLimits();
        } else {
            model.zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            note("zone " + model.zone);
            on.fixtures().moveTo(team, model.zone.getId());
        }
    }

    private void hold() {
        UserId member = random.nextInt(3) == 0 ? null : members.get(random.nextInt(2));
        KeyId key = random.nextInt(2) == 0 ? null : keys.get(random.nextInt(2));
        JobId job = JobId.random();
        HoldRequest request = new HoldRequest(team, job, amount(12), member, key, now());
        note("hold " + request);
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
        Credits amount = amount(12);
        note("settle " + job + " " + amount);
        assertThat(
                        on.transactions()
                                .inTeam(team, () -> on.ledger().settle(team, job, amount))
                                .outcome())
                .isEqualTo(model.settle(job, amount.micros(), now()));
    }

    private void release() {
        JobId job = job();
        note("release " + job);
        assertThat(on.fixtures().release(team, job).outcome()).isEqualTo(model.release(job, now()));
    }

    private void refund() {
        UUID id = correctionId();
        JobId job = job();
        Credits amount = Credits.ofMicros(amount(5).micros() + 1);
        note("refund " + id + " " + job + " " + amount);
        String expected = model.refund(id, job, amount.micros(), now());
        assertOutcome(
                "refund", expected, () -> on.corrections().refund(team, id, job, amount, REASON));
    }

    private void adjust() {
        UUID id = correctionId();
        JobId job = random.nextInt(4) == 0 ? null : job();
        long micros = amount(5).micros() + 1;
        Credits amount = Credits.ofMicros(random.nextBoolean() ? micros : -micros);
        note("adjust " + id + " " + job + " " + amount);
        String expected = model.adjust(id, job, amount.micros(), now());
        assertOutcome(
                "adjust", expected, () -> on.corrections().adjust(team, id, job, amount, REASON));
    }

    private void assertOutcome(String kind, String expected, Supplier<Object> work) {
        assertThat(outcomeOf(SYSTEM, work)).isEqualTo(expected);
        outcomes.add(kind + " " + expected);
    }

    private static String outcomeOf(Actor actor, Supplier<Object> work) {
        try {
            Object booked = CurrentActor.as(actor, work);
            assertThat(booked).isNotNull();
            return "booked";
        } catch (DomainException refused) {
            return refused.code().code();
        }
    }

    private void grant() {
        Credits amount = Credits.ofMicros(amount(60).micros() + 1);
        Instant expiresAt = random.nextBoolean() ? null : later(200);
        note("grant " + amount + " until " + expiresAt);
        asSystem(() -> on.ledger().grant(team, Ids.next(), amount, REASON, expiresAt));
        model.grant(amount.micros(), expiresAt);
    }

    /** Mostly forwards; now and then back, as clocks that are set right do. */
    private void moveClock() {
        int minutes = random.nextInt(8 * 60);
        on.clock().advance(Duration.ofMinutes(random.nextInt(4) == 0 ? -minutes : minutes));
        note("clock " + now());
    }

    private void changeLimits() {
        switch (random.nextInt(14)) {
            case 0 -> replaceBudgets();
            case 1, 2, 3 -> setBudget();
            case 4 -> removeBudget();
            case 5, 6, 7 -> raise();
            case 8, 9 -> endRaise();
            case 10, 11 -> ask();
            default -> answer();
        }
    }

    private void replaceBudgets() {
        List<BudgetData> wanted = new ArrayList<>();
        for (Period period : Period.values()) {
            addMaybe(wanted, Scope.TEAM, null, period);
            members.forEach(member -> addMaybe(wanted, Scope.MEMBER, member.value(), period));
            keys.forEach(key -> addMaybe(wanted, Scope.KEY, key.value(), period));
        }
        note("budgets " + wanted);
        asSystem(() -> on.budgets().replace(team, wanted));
        model.budgets.replace(wanted);
    }

    private void addMaybe(
            List<BudgetData> wanted, Scope scope, @Nullable UUID subject, Period period) {
        if (random.nextInt(3) == 0) {
            wanted.add(budget(scope, subject, period));
        }
    }

    private BudgetData budget(Scope scope, @Nullable UUID subject, Period period) {
        long scale = period == Period.TOTAL ? 40 : 1;
        Credits limit = amount(scope == Scope.TEAM ? 200 : 80).times(scale);
        return new BudgetData(
                scope, subject, period, limit, random.nextInt(4) > 0, List.of(50, 80));
    }

    /** A new one, or another limit, often below what is spent and held. */
    private void setBudget() {
        Scope scope = Scope.values()[random.nextInt(3)];
        UUID subject =
                switch (scope) {
                    case TEAM -> null;
                    case MEMBER -> members.get(random.nextInt(2)).value();
                    case KEY -> keys.get(random.nextInt(2)).value();
                };
        BudgetData data = budget(scope, subject, Period.values()[random.nextInt(4)]);
        note("set " + data);
        asSystem(() -> on.limits().set(team, data, REASON));
        model.budgets.set(data);
    }

    private void removeBudget() {
        UUID budget = anyBudget();
        if (budget != null) {
            note("remove " + budgetIds.get(budget));
            CurrentActor.runAs(SYSTEM, () -> on.limits().remove(team, budget, REASON));
            model.budgets.remove(budgetIds.get(budget));
        }
    }

    private void raise() {
        UUID budget = anyBudget();
        if (budget != null) {
            Credits amount = Credits.ofMicros(amount(30).micros() + 1);
            Instant until = later(60);
            note("raise " + budgetIds.get(budget) + " " + amount + " until " + until);
            UUID id =
                    asSystem(() -> on.limits().raise(team, budget, amount, until, REASON)).id();
            raises.add(id);
            model.budgets.raise(budgetIds.get(budget), id, amount.micros(), now(), until);
        }
    }

    private void endRaise() {
        if (!raises.isEmpty()) {
            UUID raise = raises.get(random.nextInt(raises.size()));
            note("end raise " + raise);
            CurrentActor.runAs(SYSTEM, () -> on.limits().endRaise(team, raise, REASON));
            model.budgets.endRaise(raise, now());
        }
    }

    private void ask() {
        UUID budget = random.nextInt(3) == 0 ? null : anyBudget();
        Credits amount = Credits.ofMicros(amount(30).micros() + 1);
        BudgetRequests.Wish wish =
                new BudgetRequests.Wish(budget, amount, later(50), REASON, null, null);
        note("ask " + wish);
        boolean open = waiting.stream().anyMatch(one -> sameBudget(one, budget));
        String outcome =
                outcomeOf(person, () -> waiting.add(on.requests().ask(team, wish)));
        assertThat(outcome).isEqualTo(open ? "wrong_state" : "booked");
    }

    private static boolean sameBudget(BudgetRequest request, @Nullable UUID budget) {
        return java.util.Objects.equals(request.wish().budget(), budget);
    }

    private void answer() {
        if (waiting.isEmpty()) {
            return;
        }
        BudgetRequest asked = waiting.remove(random.nextInt(waiting.size()));
        if (random.nextInt(3) == 0) {
            note("decline " + asked.id());
            asSystem(() -> on.requests().decline(team, asked.id(), REASON));
        } else {
            approve(asked);
        }
        assertThat(outcomeOf(SYSTEM, () -> on.requests().decline(team, asked.id(), REASON)))
                .isEqualTo("wrong_state");
    }

    private void approve(BudgetRequest asked) {
        Credits amount = asked.wish().amount();
        Instant until = later(50);
        note("approve " + asked.id() + " until " + until);
        UUID budget = asked.wish().budget();
        refreshBudgetIds();
        String outcome =
                outcomeOf(
                        SYSTEM, () -> on.requests().approve(team, asked.id(), amount, until, ""));
        if (budget == null) {
            assertThat(outcome).isEqualTo("booked");
            model.grant(amount.micros(), until);
        } else if (budgetIds.containsKey(budget)) {
            assertThat(outcome).isEqualTo("booked");
            raises.add(asked.id());
            model.budgets.raise(
                    budgetIds.get(budget), asked.id(), amount.micros(), now(), until);
        } else {
            assertThat(outcome).as("the budget is gone").isEqualTo("wrong_state");
            asSystem(() -> on.requests().decline(team, asked.id(), REASON));
        }
    }

    private @Nullable UUID anyBudget() {
        refreshBudgetIds();
        List<UUID> ids = List.copyOf(budgetIds.keySet());
        return ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
    }

    /** In the order of the model, which the seed decides, and not in that of random ids. */
    private void refreshBudgetIds() {
        Map<BudgetModel.Key, UUID> found = new LinkedHashMap<>();
        on.fixtures()
                .list(team)
                .forEach(status -> found.put(BudgetModel.Key.of(status.data()), status.id()));
        budgetIds.clear();
        model.budgets.keys().forEach(key -> budgetIds.put(found.get(key), key));
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

    private Credits amount(int mostCredits) {
        return switch (random.nextInt(10)) {
            case 0 -> Credits.ZERO;
            case 1 -> Credits.ofMicros(1);
            default -> Credits.ofMicros(random.nextLong(mostCredits * Credits.SCALE));
        };
    }

    private Instant later(int hours) {
        return now().plus(Duration.ofHours(1 + random.nextInt(hours)));
    }

    private Instant now() {
        return on.clock().instant();
    }

    private void note(String operation) {
        log.add(operation);
        if (log.size() > LAST_OPERATIONS) {
            log.removeFirst();
        }
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
        return java.util.Arrays.asList(
                model.budgets.limit(key, now()),
                model.spent(key, now()),
                model.held(key, now()),
                BudgetModel.resetsAt(key.period(), now(), model.zone));
    }

    private static List<Object> figures(BudgetStatus status) {
        return java.util.Arrays.asList(
                status.limit().micros(),
                status.spent().micros(),
                status.held().micros(),
                status.resetsAt());
    }
}

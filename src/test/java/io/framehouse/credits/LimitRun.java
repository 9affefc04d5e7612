package io.framehouse.credits;

import static io.framehouse.credits.CreditsFixtures.SYSTEM;
import static io.framehouse.credits.CreditsFixtures.asSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetRequests.BudgetRequest;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of a random life that changes limits, raises them and asks for more. */
final class LimitRun {
    private final RunContext run;
    private final Random random;
    private final LedgerServices on;
    private final TeamId team;
    private final LedgerModel model;
    private final List<UUID> raises = new ArrayList<>();
    private final List<BudgetRequest> waiting = new ArrayList<>();
    private final Map<UUID, BudgetModel.Key> budgetIds = new LinkedHashMap<>();

    LimitRun(RunContext run) {
        this.run = run;
        this.random = run.random;
        this.on = run.on;
        this.team = run.team;
        this.model = run.model;
    }

    /** One random change of a limit, a raise or a request. */
    void change() {
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
            run.members.forEach(member -> addMaybe(wanted, Scope.MEMBER, member.value(), period));
            run.keys.forEach(key -> addMaybe(wanted, Scope.KEY, key.value(), period));
        }
        run.note("budgets " + wanted);
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
        Credits limit = run.amount(scope == Scope.TEAM ? 200 : 80).times(scale);
        return new BudgetData(
                scope, subject, period, limit, random.nextInt(4) > 0, List.of(50, 80));
    }

    /** A new one, or another limit, often below what is spent and held. */
    private void setBudget() {
        Scope scope = Scope.values()[random.nextInt(3)];
        UUID subject =
                switch (scope) {
                    case TEAM -> null;
                    case MEMBER -> run.members.get(random.nextInt(2)).value();
                    case KEY -> run.keys.get(random.nextInt(2)).value();
                };
        BudgetData data = budget(scope, subject, Period.values()[random.nextInt(4)]);
        run.note("set " + data);
        asSystem(() -> on.limits().set(team, data, RunContext.REASON));
        model.budgets.set(data);
    }

    private void removeBudget() {
        UUID budget = anyBudget();
        if (budget != null) {
            run.note("remove " + budgetIds.get(budget));
            CurrentActor.runAs(SYSTEM, () -> on.limits().remove(team, budget, RunContext.REASON));
            model.budgets.remove(budgetIds.get(budget));
        }
    }

    private void raise() {
        UUID budget = anyBudget();
        if (budget != null) {
            Credits amount = Credits.ofMicros(run.amount(30).micros() + 1);
            Instant until = run.later(60);
            run.note("raise " + budgetIds.get(budget) + " " + amount + " until " + until);
            UUID id =
                    asSystem(() ->
                                    on.limits()
                                            .raise(team, budget, amount, until, RunContext.REASON))
                            .id();
            raises.add(id);
            model.budgets.raise(budgetIds.get(budget), id, amount.micros(), run.now(), until);
        }
    }

    private void endRaise() {
        if (!raises.isEmpty()) {
            UUID raise = raises.get(random.nextInt(raises.size()));
            run.note("end raise " + raise);
            CurrentActor.runAs(SYSTEM, () -> on.limits().endRaise(team, raise, RunContext.REASON));
            model.budgets.endRaise(raise, run.now());
        }
    }

    private void ask() {
        UUID budget = random.nextInt(3) == 0 ? null : anyBudget();
        Credits amount = Credits.ofMicros(run.amount(30).micros() + 1);
        BudgetRequests.Wish wish =
                new BudgetRequests.Wish(
                        budget, amount, run.later(50), RunContext.REASON, null, null);
        run.note("ask " + wish);
        boolean open = waiting.stream().anyMatch(one -> sameBudget(one, budget));
        String outcome =
                RunContext.outcomeOf(run.person, () -> waiting.add(on.requests().ask(team, wish)));
        assertThat(outcome).isEqualTo(open ? "wrong_state" : "booked");
    }

    private static boolean sameBudget(BudgetRequest request, @Nullable UUID budget) {
        return Objects.equals(request.wish().budget(), budget);
    }

    private void answer() {
        if (waiting.isEmpty()) {
            return;
        }
        BudgetRequest asked = waiting.remove(random.nextInt(waiting.size()));
        if (random.nextInt(3) == 0) {
            run.note("decline " + asked.id());
            asSystem(() -> on.requests().decline(team, asked.id(), RunContext.REASON));
        } else {
            approve(asked);
        }
        assertThat(
                        RunContext.outcomeOf(
                                SYSTEM,
                                () -> on.requests().decline(team, asked.id(), RunContext.REASON)))
                .isEqualTo("wrong_state");
    }

    private void approve(BudgetRequest asked) {
        Credits amount = asked.wish().amount();
        Instant until = run.later(50);
        run.note("approve " + asked.id() + " until " + until);
        UUID budget = asked.wish().budget();
        refreshBudgetIds();
        String outcome =
                RunContext.outcomeOf(
                        SYSTEM, () -> on.requests().approve(team, asked.id(), amount, until, ""));
        if (budget == null) {
            assertThat(outcome).isEqualTo("booked");
            model.grant(amount.micros(), until);
        } else if (budgetIds.containsKey(budget)) {
            assertThat(outcome).isEqualTo("booked");
            raises.add(asked.id());
            model.budgets.raise(
                    budgetIds.get(budget), asked.id(), amount.micros(), run.now(), until);
        } else {
            assertThat(outcome).as("the budget is gone").isEqualTo("wrong_state");
            asSystem(() -> on.requests().decline(team, asked.id(), RunContext.REASON));
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
}

package io.framehouse.credits.internal;

import io.framehouse.credits.Balance;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.credits.Budgets;
import io.framehouse.shared.Action;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads balances and limits, and replaces limits under the team's lock. */
@Service
final class TeamBudgets implements Budgets {
    /** A soft budget binds nobody, so it comes after all hard ones. */
    private static final Comparator<CurrentBudget> TIGHTEST_FIRST =
            Comparator.comparing((CurrentBudget budget) -> !budget.status().data().hard())
                    .thenComparing(CurrentBudget::rest);

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final BalanceRows balances;
    private final PresentBudgets present;
    private final BudgetReplacement replacement;
    private final Clock clock;

    TeamBudgets(
            CurrentActor currentActor,
            TeamTransactions transactions,
            BalanceRows balances,
            PresentBudgets present,
            BudgetReplacement replacement,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.balances = balances;
        this.present = present;
        this.replacement = replacement;
        this.clock = clock;
    }

    @Override
    public Balance balance(TeamId team) {
        currentActor.require(team, Action.VIEW_BUDGETS);
        Instant now = clock.instant();
        return transactions
                .inTeam(team, () -> balances.find(team))
                .map(figures ->
                        new Balance(
                                figures.granted(),
                                figures.spent(),
                                figures.held(),
                                figures.overdrawn(),
                                now))
                .orElse(new Balance(Credits.ZERO, Credits.ZERO, Credits.ZERO, false, now));
    }

    @Override
    public List<BudgetStatus> list(TeamId team) {
        currentActor.require(team, Action.VIEW_BUDGETS);
        return transactions.inTeam(team, () -> present.all(team));
    }

    @Override
    public List<BudgetStatus> binding(TeamId team, @Nullable UserId member, @Nullable KeyId key) {
        currentActor.require(team, Action.VIEW_BUDGETS);
        return transactions
                .inTeam(team, () -> present.find(WindowRows.Filter.binding(team, member, key)))
                .stream()
                .sorted(TIGHTEST_FIRST)
                .map(CurrentBudget::status)
                .toList();
    }

    @Override
    public List<BudgetStatus> replace(TeamId team, List<BudgetData> budgets) {
        currentActor.require(team, Action.MANAGE_BUDGETS);
        BudgetRules.require(budgets);
        return transactions.inTeam(
                team,
                () -> {
                    present.lock(team);
                    replacement.apply(team, present.all(team), budgets);
                    return present.changed(team);
                });
    }
}

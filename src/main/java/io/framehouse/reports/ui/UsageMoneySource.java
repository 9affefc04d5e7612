package io.framehouse.reports.ui;

import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.Budgets;
import io.framehouse.shared.TeamId;
import org.jspecify.annotations.Nullable;

/** Asks what a team has; over all teams nobody has anything. */
interface UsageMoneySource {
    @Nullable UsageMoney get();

    static UsageMoneySource none() {
        return () -> null;
    }

    static UsageMoneySource of(Budgets budgets, TeamId team) {
        return () ->
                new UsageMoney(
                        budgets.balance(team).held(),
                        budgets.list(team).stream()
                                .filter(one -> one.data().scope() == Scope.TEAM)
                                .filter(one -> one.data().period() == Period.MONTH)
                                .findFirst()
                                .orElse(null));
    }
}

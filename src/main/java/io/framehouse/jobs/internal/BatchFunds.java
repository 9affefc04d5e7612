package io.framehouse.jobs.internal;

import io.framehouse.credits.Balance;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.credits.Budgets;
import io.framehouse.credits.CreditsError;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Whether what is left covers a whole batch, so that nobody gets half of one by surprise. Holds
 * nothing: the ledger judges each job when it is made.
 */
@Component
class BatchFunds {
    private final Budgets budgets;

    BatchFunds(Budgets budgets) {
        this.budgets = budgets;
    }

    /**
     * @throws DomainException insufficient_credits or budget_exceeded where the sum is more
     */
    void require(TeamId team, Actor actor, Credits sum, int jobs) {
        Balance balance = budgets.balance(team);
        if (balance.overdrawn() || balance.available().compareTo(sum) < 0) {
            throw refusal(
                    CreditsError.INSUFFICIENT_CREDITS,
                    "your team has",
                    "team",
                    new Short(jobs, sum, balance.available(), balance.granted()));
        }
        for (BudgetStatus budget : budgets.binding(team, actor.userId(), actor.keyId())) {
            if (budget.data().hard() && budget.available().compareTo(sum) < 0) {
                throw refusal(
                        CreditsError.BUDGET_EXCEEDED,
                        switch (budget.data().scope()) {
                            case TEAM -> "your team's budget has";
                            case MEMBER -> "your budget has";
                            case KEY -> "the key's budget has";
                        },
                        Wire.of(budget.data().scope()),
                        new Short(jobs, sum, budget.available(), budget.limit()));
            }
        }
    }

    private static DomainException refusal(
            CreditsError code, String whose, String scope, Short figures) {
        return new DomainException(
                code,
                "%d videos hold %s credits together; %s %s of %s left. Make fewer or shorter ones, or ask for more."
                        .formatted(
                                figures.jobs(),
                                plain(figures.sum()),
                                whose,
                                plain(figures.left()),
                                plain(figures.limit())),
                Map.of(
                        "scope",
                        scope,
                        "limit",
                        figures.limit().toWire(),
                        "available",
                        figures.left().toWire(),
                        "requested",
                        figures.sum().toWire()));
    }

    private static String plain(Credits amount) {
        BigDecimal value = amount.toBigDecimal().stripTrailingZeros();
        return value.toPlainString();
    }

    private record Short(int jobs, Credits sum, Credits left, Credits limit) {}
}

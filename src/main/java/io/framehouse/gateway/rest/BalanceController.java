package io.framehouse.gateway.rest;

import io.framehouse.credits.Balance;
import io.framehouse.credits.Budgets;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the team has, and the limits that bind this key. */
@RestController
class BalanceController {
    private final TeamCaller caller;
    private final Budgets budgets;

    BalanceController(TeamCaller caller, Budgets budgets) {
        this.caller = caller;
        this.budgets = budgets;
    }

    @GetMapping("/api/v1/balance")
    BalanceJson balance() {
        TeamId team = caller.team();
        Balance balance = budgets.balance(team);
        return new BalanceJson(
                balance.available().toWire(),
                balance.held().toWire(),
                balance.spent().toWire(),
                balance.granted().toWire(),
                balance.overdrawn(),
                budgets.binding(team, caller.user(), caller.key()).stream()
                        .map(BudgetJson::binding)
                        .toList(),
                balance.asOf());
    }

    /** Lifetime figures in credits. */
    record BalanceJson(
            String available,
            String held,
            String spent,
            String granted,
            boolean overdrawn,
            List<BudgetJson> budgets,
            Instant asOf) {}
}

package io.framehouse.gateway.rest;

import io.framehouse.credits.Balance;
import io.framehouse.credits.BudgetForecast;
import io.framehouse.credits.BudgetOutlook;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.credits.Budgets;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the team has, and the limits that bind this key. */
@RestController
class BalanceController {
    private final TeamCaller caller;
    private final Budgets budgets;
    private final BudgetOutlook outlook;

    BalanceController(TeamCaller caller, Budgets budgets, BudgetOutlook outlook) {
        this.caller = caller;
        this.budgets = budgets;
        this.outlook = outlook;
    }

    /** Programs ask for the balance often, and a forecast reads weeks: only who asks for it. */
    @GetMapping("/api/v1/balance")
    BalanceJson balance(@RequestParam(defaultValue = "false") boolean forecast) {
        TeamId team = caller.team();
        Balance balance = budgets.balance(team);
        List<BudgetStatus> binding = budgets.binding(team, caller.user(), caller.key());
        Map<UUID, BudgetForecast> forecasts =
                forecast && !binding.isEmpty() ? outlook.of(team, binding) : Map.of();
        return new BalanceJson(
                balance.available().toWire(),
                balance.held().toWire(),
                balance.spent().toWire(),
                balance.granted().toWire(),
                balance.overdrawn(),
                binding.stream().map(budget -> BudgetJson.binding(budget, forecasts)).toList(),
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

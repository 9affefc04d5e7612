package io.framehouse.credits.internal;

import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetForecast;
import io.framehouse.credits.BudgetLimits.Raise;
import io.framehouse.credits.BudgetOutlook;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Forecasts from the holds of the last weeks; two readings, however many budgets there are. */
@Service
final class TeamBudgetOutlook implements BudgetOutlook {
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final PresentBudgets present;
    private final BalanceRows balances;
    private final RaiseRows raises;
    private final DailyUse use;
    private final Clock clock;

    TeamBudgetOutlook(
            CurrentActor currentActor,
            TeamTransactions transactions,
            PresentBudgets present,
            BalanceRows balances,
            RaiseRows raises,
            DailyUse use,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.present = present;
        this.balances = balances;
        this.raises = raises;
        this.use = use;
        this.clock = clock;
    }

    @Override
    public Map<UUID, BudgetForecast> of(TeamId team, List<BudgetStatus> budgets) {
        currentActor.require(team, Action.VIEW_BUDGETS);
        return transactions.inTeam(team, () -> reckon(team, budgets));
    }

    @Override
    public Map<UUID, BudgetForecast> of(TeamId team) {
        currentActor.require(team, Action.VIEW_BUDGETS);
        return transactions.inTeam(team, () -> reckon(team, present.all(team)));
    }

    @Override
    public Optional<BudgetForecast> ofTeam(TeamId team, Period period) {
        currentActor.require(team, Action.VIEW_BUDGETS);
        return transactions.inTeam(
                team,
                () ->
                        reckon(
                                        team,
                                        present.all(team).stream()
                                                .filter(one -> one.data().scope() == Scope.TEAM)
                                                .filter(one -> one.data().period() == period)
                                                .toList())
                                .values()
                                .stream()
                                .findFirst());
    }

    private Map<UUID, BudgetForecast> reckon(TeamId team, List<BudgetStatus> budgets) {
        if (budgets.isEmpty()) {
            return Map.of();
        }
        Instant now = clock.instant();
        ZoneId zone = balances.zone(team).orElseThrow(() -> DomainException.notFound("team"));
        LocalDate today = LocalDate.ofInstant(now, zone);
        Set<Scope> scopes =
                budgets.stream().map(budget -> budget.data().scope()).collect(Collectors.toSet());
        List<DailyUse.Line> lines =
                use.since(team, today.minusDays(ForecastDays.READ), today, zone, scopes);
        Map<UUID, List<Raise>> raised =
                raises.open(team, now).stream().collect(Collectors.groupingBy(Raise::budget));
        Map<UUID, BudgetForecast> forecasts = new HashMap<>();
        for (BudgetStatus budget : budgets) {
            forecasts.put(
                    budget.id(),
                    new Forecasting(
                                    budget,
                                    raised.getOrDefault(budget.id(), List.of()),
                                    DailyUse.of(budget.data(), lines),
                                    now,
                                    zone)
                            .forecast());
        }
        return forecasts;
    }
}

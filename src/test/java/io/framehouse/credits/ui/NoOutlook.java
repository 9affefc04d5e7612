package io.framehouse.credits.ui;

import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetForecast;
import io.framehouse.credits.BudgetOutlook;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Knows of no forecast. */
final class NoOutlook implements BudgetOutlook {
    @Override
    public Map<UUID, BudgetForecast> of(TeamId team, List<BudgetStatus> budgets) {
        return Map.of();
    }

    @Override
    public Map<UUID, BudgetForecast> of(TeamId team) {
        return Map.of();
    }

    @Override
    public Optional<BudgetForecast> ofTeam(TeamId team, Period period) {
        return Optional.empty();
    }
}

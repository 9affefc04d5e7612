package io.framehouse.credits;

import io.framehouse.credits.BudgetData.Period;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where budgets lead; see {@link BudgetForecast}. Every method checks the current actor. */
public interface BudgetOutlook {
    /** A forecast for each of these budgets of the team, by their ids. */
    Map<UUID, BudgetForecast> of(TeamId team, List<BudgetStatus> budgets);

    /** The same of all budgets of the team. */
    Map<UUID, BudgetForecast> of(TeamId team);

    /** The forecast of the team's own budget with this period; empty where it has none. */
    Optional<BudgetForecast> ofTeam(TeamId team, Period period);
}

package io.framehouse.credits.internal;

import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A team's budgets with the windows of this moment, and what a change of limits brings about. */
@Component
final class PresentBudgets {
    private final BalanceRows balances;
    private final WindowRows windows;
    private final BudgetAlerts alerts;
    private final LiveFeed feed;
    private final Clock clock;

    PresentBudgets(
            BalanceRows balances,
            WindowRows windows,
            BudgetAlerts alerts,
            LiveFeed feed,
            Clock clock) {
        this.balances = balances;
        this.windows = windows;
        this.alerts = alerts;
        this.feed = feed;
        this.clock = clock;
    }

    /** Locks the team's balance, before which no limit and no window may change. */
    void lock(TeamId team) {
        present(team);
        balances.lock(team);
    }

    List<CurrentBudget> find(WindowRows.Filter filter) {
        return windows.find(filter, present(filter.team()));
    }

    List<BudgetStatus> all(TeamId team) {
        return find(WindowRows.Filter.all(team)).stream().map(CurrentBudget::status).toList();
    }

    /** The budget; empty where it was removed or is another team's. */
    Optional<BudgetStatus> find(TeamId team, UUID budget) {
        return all(team).stream().filter(status -> status.id().equals(budget)).findFirst();
    }

    BudgetStatus get(TeamId team, UUID budget) {
        return find(team, budget).orElseThrow(() -> DomainException.notFound("budget"));
    }

    /**
     * After limits changed under the team's lock: makes missing windows, tells thresholds that a
     * lower limit has made reached, wakes the screens.
     */
    List<BudgetStatus> changed(TeamId team) {
        WindowRows.Filter filter = WindowRows.Filter.all(team);
        BudgetWindows present = present(team);
        windows.openMissing(filter, present);
        List<CurrentBudget> budgets = windows.find(filter, present);
        if (!budgets.isEmpty()) {
            alerts.tell(
                    team,
                    budgets.stream()
                            .map(budget -> Objects.requireNonNull(budget.windowId()))
                            .toList());
        }
        feed.changed(new LiveFeed.Signal(team, "balance", team.toString()));
        return budgets.stream().map(CurrentBudget::status).toList();
    }

    private BudgetWindows present(TeamId team) {
        ZoneId zone = balances.zone(team).orElseThrow(() -> DomainException.notFound("team"));
        return BudgetWindows.at(clock.instant(), zone);
    }
}

package io.framehouse.credits.internal;

import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetForecast;
import io.framehouse.credits.BudgetForecast.Point;
import io.framehouse.credits.BudgetOutlook;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.credits.BudgetWillCross;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells of budgets whose forecast crosses the limit, each once a window: the row is the fact, and
 * whoever writes it tells. One that is used up already was told by its thresholds.
 */
@Component
final class ForecastAlerts {
    private static final Logger LOG = LoggerFactory.getLogger(ForecastAlerts.class);

    private final JdbcClient jdbc;
    private final TeamTransactions transactions;
    private final PresentBudgets present;
    private final BalanceRows balances;
    private final BudgetOutlook outlook;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ForecastAlerts(
            JdbcClient jdbc,
            TeamTransactions transactions,
            PresentBudgets present,
            BalanceRows balances,
            BudgetOutlook outlook,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.present = present;
        this.balances = balances;
        this.outlook = outlook;
        this.events = events;
        this.clock = clock;
    }

    /** Looks at all teams, each in a transaction of its own; one that fails keeps none waiting. */
    void tellAll() {
        for (TeamId team : transactions.onPlatform(this::teams)) {
            try {
                tell(team);
            } catch (RuntimeException failure) {
                LOG.warn("No forecast was looked at for team {}", team, failure);
            }
        }
    }

    void tell(TeamId team) {
        transactions.runInTeam(
                team,
                () -> {
                    List<BudgetStatus> watched =
                            present.all(team).stream()
                                    .filter(budget -> budget.data().alertForecast())
                                    .filter(budget -> budget.available().isPositive())
                                    .toList();
                    Map<UUID, BudgetForecast> forecasts = outlook.of(team, watched);
                    for (BudgetStatus budget : watched) {
                        BudgetForecast forecast = forecasts.get(budget.id());
                        if (forecast != null && forecast.crossesAt() != null) {
                            tell(team, budget, forecast, forecast.crossesAt());
                        }
                    }
                });
    }

    private void tell(
            TeamId team, BudgetStatus budget, BudgetForecast forecast, Instant crossesAt) {
        BudgetData data = budget.data();
        BudgetWillCross event =
                new BudgetWillCross(
                        team,
                        budget.id(),
                        data.scope(),
                        data.subjectId(),
                        data.period(),
                        data.hard(),
                        crossed(forecast),
                        budget.spent().plus(budget.held()),
                        forecast.atEnd(),
                        crossesAt,
                        forecast.method(),
                        budget.resetsAt());
        if (note(event)) {
            events.publishEvent(event);
        }
    }

    private static Credits crossed(BudgetForecast forecast) {
        return forecast.points().stream()
                .filter(point -> point.expected().compareTo(point.limit()) > 0)
                .map(Point::limit)
                .findFirst()
                .orElseThrow();
    }

    /** Whether nobody told of it before in this window. */
    private boolean note(BudgetWillCross event) {
        Instant now = clock.instant();
        ZoneId zone = balances.zone(event.team()).orElseThrow();
        return jdbc.sql(
                                """
                                insert into budget_forecast_alert (team_id, budget_id,
                                    window_starts_at, limit_micros, used_micros, forecast_micros,
                                    crosses_at, told_at)
                                values (:team, :budget, :start, :limit, :used, :forecast, :crosses,
                                    :now)
                                on conflict do nothing
                                """)
                        .param("team", event.team().value())
                        .param("budget", event.budget())
                        .param(
                                "start",
                                Sql.at(BudgetWindows.at(now, zone).of(event.period()).startsAt()))
                        .param("limit", event.limit().micros())
                        .param("used", event.used().micros())
                        .param("forecast", micros(event.atEnd()), Types.BIGINT)
                        .param("crosses", Sql.at(event.crossesAt()))
                        .param("now", Sql.at(now))
                        .update()
                == 1;
    }

    private static @Nullable Long micros(@Nullable Credits amount) {
        return amount == null ? null : amount.micros();
    }

    private List<TeamId> teams() {
        return jdbc
                .sql(
                        """
                        select distinct b.team_id from budget b join team t on t.id = b.team_id
                        where b.removed_at is null and b.alert_forecast and t.erasing_at is null
                        """)
                .query(UUID.class)
                .list()
                .stream()
                .map(TeamId::new)
                .toList();
    }
}

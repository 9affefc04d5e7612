package io.framehouse.credits.internal;

import io.framehouse.credits.BudgetAlert;
import io.framehouse.credits.BudgetData;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells each threshold of a budget once a window, in the transaction that reached it. Call it with
 * the team's balance locked.
 */
@Component
final class BudgetAlerts {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BudgetAlerts(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    void tell(TeamId team, Collection<UUID> windows) {
        jdbc.sql(
                        """
                        select b.id, b.scope, b.subject_id, b.period, b.hard, a.percent,
                            a.limit_micros, a.used_micros, w.ends_at
                        from reach_budget_alerts(:team, cast(:windows as uuid[]), :now) a
                        join budget b on b.team_id = a.team_id and b.id = a.budget_id
                        join budget_window w on w.team_id = a.team_id and w.id = a.window_id
                        order by a.percent
                        """)
                .param("team", team.value())
                .param("windows", windows.stream().map(UUID::toString).toArray(String[]::new))
                .param("now", Sql.at(clock.instant()))
                .query((row, number) -> alert(team, row))
                .list()
                .forEach(events::publishEvent);
    }

    private static BudgetAlert alert(TeamId team, ResultSet row) throws SQLException {
        return new BudgetAlert(
                team,
                row.getObject("id", UUID.class),
                Wire.parse(BudgetData.Scope.class, row.getString("scope")).orElseThrow(),
                row.getObject("subject_id", UUID.class),
                Wire.parse(BudgetData.Period.class, row.getString("period")).orElseThrow(),
                row.getBoolean("hard"),
                row.getInt("percent"),
                Credits.ofMicros(row.getLong("limit_micros")),
                Credits.ofMicros(row.getLong("used_micros")),
                Sql.instantOrNull(row, "ends_at"));
    }
}

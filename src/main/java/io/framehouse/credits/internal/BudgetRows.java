package io.framehouse.credits.internal;

import io.framehouse.credits.BudgetData;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.sql.Types;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Budgets themselves; one that is removed stays for the windows that point at it. */
@Component
final class BudgetRows {
    private final JdbcClient jdbc;
    private final Clock clock;

    BudgetRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(TeamId team, UUID id, BudgetData data) {
        jdbc.sql(
                        """
                        insert into budget (team_id, id, scope, subject_id, period, limit_micros,
                            hard, alert_at, alert_forecast, created_at)
                        values (:team, :id, :scope, :subject, :period, :limit, :hard,
                            cast(:alerts as int[]), :forecast, :at)
                        """)
                .param("team", team.value())
                .param("id", id)
                .param("scope", Wire.of(data.scope()))
                .param("subject", data.subjectId(), Types.OTHER)
                .param("period", Wire.of(data.period()))
                .param("limit", data.limit().micros())
                .param("hard", data.hard())
                .param("alerts", alerts(data))
                .param("forecast", data.alertForecast())
                .param("at", Sql.at(clock.instant()))
                .update();
    }

    void update(TeamId team, UUID id, BudgetData data) {
        jdbc.sql(
                        """
                        update budget set limit_micros = :limit, hard = :hard,
                            alert_at = cast(:alerts as int[]), alert_forecast = :forecast,
                            version = version + 1
                        where team_id = :team and id = :id
                        """)
                .param("team", team.value())
                .param("id", id)
                .param("limit", data.limit().micros())
                .param("hard", data.hard())
                .param("alerts", alerts(data))
                .param("forecast", data.alertForecast())
                .update();
    }

    void remove(TeamId team, UUID id) {
        jdbc.sql(
                        """
                        update budget set removed_at = :at, version = version + 1
                        where team_id = :team and id = :id
                        """)
                .param("team", team.value())
                .param("id", id)
                .param("at", Sql.at(clock.instant()))
                .update();
    }

    private static String alerts(BudgetData data) {
        return data.alertAt().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(",", "{", "}"));
    }
}

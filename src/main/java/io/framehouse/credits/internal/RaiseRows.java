package io.framehouse.credits.internal;

import io.framehouse.credits.BudgetLimits.Raise;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Temporary raises; one that ends early only gets an earlier end. */
@Component
final class RaiseRows {
    private static final String COLUMNS =
            "r.id, r.budget_id, r.amount_micros, r.starts_at, r.ends_at, r.reason, r.made_by";

    private final JdbcClient jdbc;

    RaiseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(TeamId team, Raise raise) {
        jdbc.sql(
                        """
                        insert into budget_raise (team_id, id, budget_id, amount_micros, starts_at,
                            ends_at, reason, made_by)
                        values (:team, :id, :budget, :amount, :starts, :ends, :reason, :by)
                        """)
                .param("team", team.value())
                .param("id", raise.id())
                .param("budget", raise.budget())
                .param("amount", raise.amount().micros())
                .param("starts", Sql.at(raise.startsAt()))
                .param("ends", Sql.at(raise.endsAt()))
                .param("reason", raise.reason())
                .param("by", raise.madeBy())
                .update();
    }

    /**
     * Ends a raise at an instant, or at its start where that is later; false where it has ended.
     */
    boolean end(TeamId team, UUID id, Instant now) {
        return jdbc.sql(
                                """
                                update budget_raise set ends_at = greatest(starts_at, :now)
                                where team_id = :team and id = :id and ends_at > :now
                                    and ends_at > starts_at
                                """)
                        .param("team", team.value())
                        .param("id", id)
                        .param("now", Sql.at(now))
                        .update()
                > 0;
    }

    Optional<Raise> find(TeamId team, UUID id) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from budget_raise r where r.team_id = :team and r.id = :id")
                .param("team", team.value())
                .param("id", id)
                .query((row, number) -> raise(row))
                .optional();
    }

    /** Raises of budgets in force that have not ended, the first to end first. */
    List<Raise> open(TeamId team, Instant now) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + """
                                 from budget_raise r
                                join budget b on b.team_id = r.team_id and b.id = r.budget_id
                                where r.team_id = :team and b.removed_at is null
                                    and r.ends_at > :now and r.ends_at > r.starts_at
                                order by r.ends_at, r.id
                                """)
                .param("team", team.value())
                .param("now", Sql.at(now))
                .query((row, number) -> raise(row))
                .list();
    }

    private static Raise raise(ResultSet row) throws SQLException {
        return new Raise(
                row.getObject("id", UUID.class),
                row.getObject("budget_id", UUID.class),
                Credits.ofMicros(row.getLong("amount_micros")),
                Sql.instant(row, "starts_at"),
                Sql.instant(row, "ends_at"),
                row.getString("reason"),
                row.getString("made_by"));
    }
}

package io.framehouse.credits.internal;

import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Credits;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Budgets with their windows. Every write comes after the team's balance is locked, so windows of
 * one team change one transaction at a time and their order of update cannot deadlock.
 */
@Component
final class WindowRows {
    private static final String PERIODS =
            """
            (values ('day', cast(:dayStart as timestamptz), cast(:dayEnd as timestamptz)),
                ('week', cast(:weekStart as timestamptz), cast(:weekEnd as timestamptz)),
                ('month', cast(:monthStart as timestamptz), cast(:monthEnd as timestamptz)),
                ('total', cast(:totalStart as timestamptz), cast(:totalEnd as timestamptz)))
                as p (period, starts_at, ends_at)
            """;

    private static final String APPLICABLE =
            """
            b.team_id = :team and b.removed_at is null and (cast(:all as boolean)
                or b.scope = 'team'
                or (b.scope = 'member' and b.subject_id = cast(:member as uuid))
                or (b.scope = 'key' and b.subject_id = cast(:key as uuid)))
            """;

    /** The holds h that budget b counts in [starts_at, ends_at) of whatever the range is. */
    private static final String COUNTED =
            """
            h.team_id = b.team_id and h.held_at >= %1$s.starts_at
                and (%1$s.ends_at is null or h.held_at < %1$s.ends_at)
                and (b.scope = 'team' or (b.scope = 'member' and h.member_id = b.subject_id)
                    or (b.scope = 'key' and h.key_id = b.subject_id))
            """;

    private static final String FIGURES =
            """
            coalesce(sum(coalesce(h.settled_micros, 0) + c.corrected_micros), 0)::bigint
                as spent_micros,
            coalesce(sum(h.amount_micros) filter (where h.state = 'open'), 0)::bigint
                as held_micros
            """;

    /** What corrections added to the cost of hold h, and what refunds took off. */
    private static final String CORRECTED =
            """
            left join lateral (select coalesce(sum(case t.kind when 'adjust' then t.amount_micros
                    else -t.amount_micros end), 0)::bigint as corrected_micros
                from credit_transfer t where t.team_id = h.team_id and t.job_id = h.job_id
                    and t.kind in ('refund', 'adjust')) c on true
            """;

    private final JdbcClient jdbc;

    WindowRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose budgets are asked for. */
    record Filter(TeamId team, boolean all, @Nullable UserId member, @Nullable KeyId key) {
        static Filter all(TeamId team) {
            return new Filter(team, true, null, null);
        }

        static Filter binding(TeamId team, @Nullable UserId member, @Nullable KeyId key) {
            return new Filter(team, false, member, key);
        }
    }

    /**
     * The budgets in lock order, each with its window; a window that has no row yet shows what it
     * will be filled with.
     */
    List<CurrentBudget> find(Filter filter, BudgetWindows windows) {
        String sql =
                """
                select b.id, b.scope, b.subject_id, b.period, b.limit_micros, b.hard, b.alert_at,
                    b.alert_forecast, p.ends_at, w.id as window_id, r.raised_micros, r.raised_until,
                    coalesce(w.spent_micros, f.spent_micros) as spent_micros,
                    coalesce(w.held_micros, f.held_micros) as held_micros
                from budget b join %s on p.period = b.period
                left join budget_window w on w.team_id = b.team_id and w.budget_id = b.id
                    and w.starts_at = p.starts_at
                left join lateral (select %s from credit_hold h %s
                    where w.id is null and %s) f on true
                cross join lateral (select min(r.ends_at) as raised_until,
                        coalesce(sum(r.amount_micros), 0)::bigint as raised_micros
                    from budget_raise r where r.team_id = b.team_id and r.budget_id = b.id
                        and r.starts_at <= :at and r.ends_at > :at) r
                where %s
                order by array_position(array['team', 'member', 'key'], b.scope),
                    array_position(array['day', 'week', 'month', 'total'], b.period), b.subject_id
                """
                        .formatted(PERIODS, FIGURES, CORRECTED, COUNTED.formatted("p"), APPLICABLE);
        return bind(jdbc.sql(sql), filter, windows).query((row, number) -> budget(row)).list();
    }

    /**
     * Makes the windows that have no row yet, filled from the holds they cover: none at the start
     * of a day, but all of today's for a new budget or a team that moved to another time zone.
     */
    void openMissing(Filter filter, BudgetWindows windows) {
        String sql =
                """
                with made as (
                    insert into budget_window (team_id, id, budget_id, starts_at, ends_at,
                        spent_micros, held_micros)
                    select b.team_id, uuidv7(), b.id, p.starts_at, p.ends_at, %s
                    from budget b join %s on p.period = b.period
                    left join credit_hold h on %s
                    %s
                    where %s and not exists (select from budget_window w
                        where w.team_id = b.team_id and w.budget_id = b.id
                          and w.starts_at = p.starts_at)
                    group by b.team_id, b.id, p.starts_at, p.ends_at
                    on conflict do nothing
                    returning team_id, id, budget_id, starts_at, ends_at)
                insert into credit_hold_window (team_id, hold_id, window_id)
                select h.team_id, h.id, made.id
                from made join budget b on b.team_id = made.team_id and b.id = made.budget_id
                join credit_hold h on %s
                """
                        .formatted(
                                FIGURES,
                                PERIODS,
                                COUNTED.formatted("p"),
                                CORRECTED,
                                APPLICABLE,
                                COUNTED.formatted("made"));
        bind(jdbc.sql(sql), filter, windows).update();
    }

    /**
     * Books on exactly the windows that a hold was counted in, whatever became of it since.
     *
     * @return those windows
     */
    List<UUID> apply(TeamId team, UUID hold, Postings postings) {
        return jdbc.sql(
                        """
                        update budget_window w set held_micros = w.held_micros + :held,
                            spent_micros = w.spent_micros + :spent
                        from credit_hold_window c
                        where c.team_id = :team and c.hold_id = :hold
                          and w.team_id = c.team_id and w.id = c.window_id
                        returning w.id
                        """)
                .param("team", team.value())
                .param("hold", hold)
                .param("held", postings.held().micros())
                .param("spent", postings.spent().micros())
                .query(UUID.class)
                .list();
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, Filter filter, BudgetWindows windows) {
        UserId member = filter.member();
        KeyId key = filter.key();
        JdbcClient.StatementSpec bound =
                statement
                        .param("team", filter.team().value())
                        .param("all", filter.all())
                        .param("at", Sql.at(windows.at()))
                        .param("member", member == null ? null : member.value(), Types.OTHER)
                        .param("key", key == null ? null : key.value(), Types.OTHER);
        for (Period period : Period.values()) {
            BudgetWindows.Window window = windows.of(period);
            String name = Wire.of(period);
            bound =
                    bound.param(name + "Start", Sql.at(window.startsAt()))
                            .param(
                                    name + "End",
                                    Sql.atOrNull(window.endsAt()),
                                    Types.TIMESTAMP_WITH_TIMEZONE);
        }
        return bound;
    }

    private static CurrentBudget budget(ResultSet row) throws SQLException {
        BudgetData data =
                new BudgetData(
                        Wire.parse(BudgetData.Scope.class, row.getString("scope")).orElseThrow(),
                        row.getObject("subject_id", UUID.class),
                        Wire.parse(Period.class, row.getString("period")).orElseThrow(),
                        Credits.ofMicros(row.getLong("limit_micros")),
                        row.getBoolean("hard"),
                        Arrays.asList((Integer[]) row.getArray("alert_at").getArray()),
                        row.getBoolean("alert_forecast"));
        BudgetStatus status =
                new BudgetStatus(
                        row.getObject("id", UUID.class),
                        data,
                        Credits.ofMicros(row.getLong("raised_micros")),
                        Sql.instantOrNull(row, "raised_until"),
                        Credits.ofMicros(row.getLong("spent_micros")),
                        Credits.ofMicros(row.getLong("held_micros")),
                        Sql.instantOrNull(row, "ends_at"));
        return new CurrentBudget(status, row.getObject("window_id", UUID.class));
    }
}

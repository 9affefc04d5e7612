package io.framehouse.credits.internal;

import io.framehouse.credits.BudgetData;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the jobs of each day came to, by the day they were sent, as budgets count them: settled,
 * corrected, or still held.
 */
@Component
final class DailyUse {
    private final JdbcClient jdbc;

    DailyUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of all jobs of the team from a day on. */
    List<Line> since(TeamId team, LocalDate from, ZoneId zone) {
        return jdbc.sql(
                        """
                        select h.member_id, h.key_id,
                            cast(h.held_at at time zone cast(:zone as text) as date) as day,
                            sum(coalesce(h.settled_micros, 0) + c.corrected_micros
                                + case h.state when 'open' then h.amount_micros else 0 end)::bigint
                                as micros
                        from credit_hold h
                        left join lateral (select coalesce(sum(case t.kind when 'adjust'
                                then t.amount_micros else -t.amount_micros end), 0)::bigint
                                as corrected_micros
                            from credit_transfer t where t.team_id = h.team_id
                                and t.job_id = h.job_id and t.kind in ('refund', 'adjust')) c on true
                        where h.team_id = :team and h.held_at >= :from
                        group by 1, 2, 3
                        """)
                .param("team", team.value())
                .param("zone", zone.getId())
                .param("from", Sql.at(from.atStartOfDay(zone).toInstant()))
                .query((row, number) -> line(row))
                .list();
    }

    /** The days that count for one budget, with what each came to. */
    static NavigableMap<LocalDate, Long> of(BudgetData budget, List<Line> lines) {
        NavigableMap<LocalDate, Long> days = new TreeMap<>();
        for (Line line : lines) {
            if (line.countsFor(budget)) {
                days.merge(line.day(), line.micros(), Math::addExact);
            }
        }
        return days;
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("member_id", UUID.class),
                row.getObject("key_id", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getLong("micros"));
    }

    /** The jobs of one member and key on one day. */
    record Line(@Nullable UUID member, @Nullable UUID key, LocalDate day, long micros) {
        boolean countsFor(BudgetData budget) {
            UUID subject = budget.subjectId();
            return switch (budget.scope()) {
                case TEAM -> true;
                case MEMBER -> subject != null && subject.equals(member);
                case KEY -> subject != null && subject.equals(key);
            };
        }
    }
}

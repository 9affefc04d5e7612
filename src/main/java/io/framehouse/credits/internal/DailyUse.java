package io.framehouse.credits.internal;

import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
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
    /**
     * The holds day by day along the index of their time, each once; then what corrections changed,
     * a few, each with its hold. A correction is booked after its job was sent, so its month is
     * that of the first day or later: two days off in some zone at most.
     */
    private static final String SINCE =
            """
            select u.member_id, u.key_id, u.day, sum(u.micros)::bigint as micros
            from (
                select h.member_id, h.key_id, d.number as day, h.micros
                from unnest(cast(:starts as timestamptz[]), cast(:ends as timestamptz[]))
                    with ordinality as d (starts, ends, number)
                cross join lateral (
                    select case when :members then h.member_id end as member_id,
                        case when :keys then h.key_id end as key_id,
                        sum(case h.state when 'open' then h.amount_micros
                            else coalesce(h.settled_micros, 0) end) as micros
                    from credit_hold h
                    where h.team_id = :team and h.held_at >= d.starts and h.held_at < d.ends
                    group by 1, 2) h
                union all
                select case when :members then h.member_id end, case when :keys then h.key_id end,
                    width_bucket(h.held_at, cast(:starts as timestamptz[])),
                    case t.kind when 'adjust' then t.amount_micros else -t.amount_micros end
                from credit_transfer t
                cross join lateral (
                    select h.member_id, h.key_id, h.held_at from credit_hold h
                    where h.team_id = :team and h.job_id = t.job_id and h.held_at >= :from
                    offset 0) h
                where t.team_id = :team and t.book_month >= :month
                  and t.kind in ('refund', 'adjust')) u
            group by 1, 2, 3
            """;

    private final JdbcClient jdbc;

    DailyUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Of all jobs of the team from a day to tomorrow, as far apart as these budgets need it.
     *
     * @param budgets members are told apart where one is of a member, keys where one is of a key
     */
    List<Line> since(
            TeamId team, LocalDate from, LocalDate today, ZoneId zone, Set<Scope> budgets) {
        List<LocalDate> days = from.datesUntil(today.plusDays(2)).toList();
        List<String> starts =
                days.stream().map(day -> day.atStartOfDay(zone).toInstant().toString()).toList();
        List<String> ends = new ArrayList<>(starts.subList(1, starts.size()));
        ends.add("infinity");
        return jdbc.sql(SINCE)
                .param("team", team.value())
                .param("starts", starts.toArray(String[]::new))
                .param("ends", ends.toArray(String[]::new))
                .param("members", budgets.contains(Scope.MEMBER))
                .param("keys", budgets.contains(Scope.KEY))
                .param("from", Sql.at(from.atStartOfDay(zone).toInstant()))
                .param("month", from.minusDays(2).withDayOfMonth(1))
                .query((row, number) -> line(row, days))
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

    private static Line line(ResultSet row, List<LocalDate> days) throws SQLException {
        return new Line(
                row.getObject("member_id", UUID.class),
                row.getObject("key_id", UUID.class),
                days.get(row.getInt("day") - 1),
                row.getLong("micros"));
    }

    /** The jobs of one day and, where they are told apart, of one member and key. */
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

package io.framehouse.reports.internal;

import io.framehouse.reports.CostAllocation.Split;
import io.framehouse.reports.CostAllocation.Who;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Sums the lines of the books by cost centre, team and version of the rate; which version a line
 * takes is decided as in the export for cost tools.
 */
@Repository
class ChargebackQuery {
    private static final String SUMS =
            """
            , width_bucket(case when u.kind = 'settled' then u.settled_at
                    else coalesce(case when u.corrects_transfer_id is not null then (
                        select s.settled_at from report_usage s where s.team_id = u.team_id
                            and s.job_id = u.job_id and s.kind = 'settled') end, u.submitted_at)
                    end, cast(:rates as timestamptz[])) as rate,
                count(*) filter (where u.kind = 'settled') as jobs,
                coalesce(sum(u.duration_seconds), 0) as seconds,
                coalesce(sum(u.settled_micros) filter (where u.kind = 'settled'), 0) as settled,
                coalesce(sum(u.settled_micros) filter (where u.kind <> 'settled'), 0)
                    as corrections
            from report_book_usage u
            """;

    private static final String OF_MONTH =
            """
            where u.book_month = cast(:from as date)
              and (cast(:team as uuid) is null or u.team_id = :team)
            """;

    private static final String GROUPS = " group by 1, 2, 3, 4, 5, 6 order by 1, 3, 2, 4, 6";

    private final JdbcClient jdbc;

    ChargebackQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String sums(Split split) {
        String who =
                switch (split) {
                    case NONE -> "null::uuid as who_id, null::text as who_name";
                    case MEMBER -> "u.user_id as who_id, u.member_name as who_name";
                    case KEY -> "u.key_id as who_id, u.key_name as who_name";
                };
        return "select u.cost_center, u.team_id, u.team_name, " + who + SUMS;
    }

    /**
     * Sums of a month of the books.
     *
     * @param rates from when each version of the rate holds, in order
     */
    List<Sum> ofMonth(@Nullable TeamId team, LocalDate first, List<Instant> rates, Split split) {
        return jdbc.sql(sums(split) + OF_MONTH + GROUPS)
                .param("from", first)
                .param("team", team == null ? null : team.value(), Types.OTHER)
                .param("rates", array(rates))
                .query((row, number) -> sum(row))
                .list();
    }

    /** Sums of the lines booked on the days of a period; see {@link #ofMonth}. */
    List<Sum> ofDays(@Nullable TeamId team, Period period, List<Instant> rates, Split split) {
        String sql = sums(split) + UsageQuery.where(team, period) + GROUPS;
        return UsageQuery.bind(jdbc.sql(sql), team, period)
                .param("rates", array(rates))
                .query((row, number) -> sum(row))
                .list();
    }

    boolean isClosed(YearMonth month) {
        return jdbc.sql(
                        """
                        select exists (select from report_closed_month m
                            where m.month >= cast(:month as date))
                        """)
                .param("month", month.atDay(1))
                .query(Boolean.class)
                .single();
    }

    private static String[] array(List<Instant> rates) {
        return rates.stream().map(Instant::toString).toArray(String[]::new);
    }

    private static Sum sum(ResultSet row) throws SQLException {
        return new Sum(
                row.getString("cost_center"),
                new TeamId(row.getObject("team_id", UUID.class)),
                row.getString("team_name"),
                who(row),
                row.getInt("rate"),
                row.getLong("jobs"),
                row.getLong("seconds"),
                Credits.ofMicros(row.getLong("settled")),
                Credits.ofMicros(row.getLong("corrections")));
    }

    private static @Nullable Who who(ResultSet row) throws SQLException {
        UUID id = row.getObject("who_id", UUID.class);
        return id == null ? null : new Who(id, row.getString("who_name"));
    }

    /**
     * What one cost centre of a team was booked while one version of the rate held.
     *
     * @param rate how many versions had begun by then
     */
    record Sum(
            @Nullable String costCenter,
            TeamId team,
            String teamName,
            @Nullable Who who,
            int rate,
            long jobs,
            long seconds,
            Credits settled,
            Credits corrections) {}
}

package io.framehouse.reports.internal;

import io.framehouse.reports.KeyUsage;
import io.framehouse.reports.UsageReport.UsageRow;
import io.framehouse.shared.Credits;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the view report_usage; sums are the database's. */
@Repository
class UsageQuery {
    /** So many groups are shown at most; who needs more exports. */
    private static final int MOST_ROWS = 5_000;

    private static final String DAYS =
            """
            where (cast(:team as uuid) is null or u.team_id = :team)
              and u.settled_at >= cast(:from as date)::timestamp at time zone :zone
              and u.settled_at < (cast(:to as date) + 1)::timestamp at time zone :zone
            """;

    /** What came late for a closed month is counted in the month that it was booked in. */
    private static final String MONTH = " where u.book_month = cast(:from as date) ";

    private final JdbcClient jdbc;

    UsageQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<UsageRow> totals(@Nullable TeamId team, Period period, Map<String, String> columns) {
        String grouping = String.join(", ", columns.values());
        String sql =
                "select "
                        + (columns.isEmpty() ? "" : grouping + ", ")
                        + "count(*) filter (where u.kind = 'settled') as jobs, coalesce(sum(u.duration_seconds), 0) as seconds,"
                        + " coalesce(sum(u.settled_micros), 0) as settled from report_usage u "
                        + (columns.containsKey("provider")
                                ? "left join provider_account p on p.id = u.provider_account_id "
                                : "")
                        + where(team, period)
                        + (columns.isEmpty() ? "" : " group by " + numbers(columns.size()))
                        + " order by "
                        + (columns.containsKey("day") ? position(columns, "day") + ", " : "")
                        + "settled desc, jobs desc limit "
                        + MOST_ROWS;
        return bind(jdbc.sql(sql), team, period)
                .query((row, number) -> row(row, List.copyOf(columns.keySet())))
                .list();
    }

    KeyUsage.Settled ofKey(TeamId team, KeyId key, Period period) {
        String sql =
                "select count(*) filter (where u.kind = 'settled') as jobs,"
                        + " coalesce(sum(u.settled_micros), 0) as settled from report_usage u "
                        + where(team, period)
                        + " and u.key_id = :key";
        return bind(jdbc.sql(sql).param("key", key.value()), team, period)
                .query((row, number) ->
                        new KeyUsage.Settled(
                                row.getLong("jobs"), Credits.ofMicros(row.getLong("settled"))))
                .single();
    }

    /** Months over all teams are those of the books; other periods go by their days. */
    static String where(@Nullable TeamId team, Period period) {
        return team == null && period.wholeMonth().isPresent() ? MONTH : DAYS;
    }

    static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, @Nullable TeamId team, Period period) {
        return statement
                .param("team", team == null ? null : team.value())
                .param("zone", period.zone().getId())
                .param("from", period.from())
                .param("to", period.to());
    }

    private static UsageRow row(ResultSet row, List<String> names) throws SQLException {
        Map<String, @Nullable String> group = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            group.put(names.get(i), row.getString(i + 1));
        }
        return new UsageRow(
                group,
                row.getLong("jobs"),
                row.getLong("seconds"),
                Credits.ofMicros(row.getLong("settled")));
    }

    private static String numbers(int count) {
        StringBuilder text = new StringBuilder("1");
        for (int i = 2; i <= count; i++) {
            text.append(", ").append(i);
        }
        return text.toString();
    }

    private static int position(Map<String, String> columns, String name) {
        return List.copyOf(columns.keySet()).indexOf(name) + 1;
    }
}

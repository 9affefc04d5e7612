package io.framehouse.reports.internal;

import io.framehouse.reports.KeyUsage;
import io.framehouse.reports.UsageFigures;
import io.framehouse.reports.UsageReport.UsageRow;
import io.framehouse.shared.Credits;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads figures of usage; sums are the database's. */
@Repository
class UsageQuery {
    /** So many groups are shown at most; who needs more exports. */
    static final int MOST_ROWS = 5_000;

    private static final JsonMapper JSON = new JsonMapper();

    private static final String SUMS =
            """
            sum(lines) as lines, sum(jobs) as jobs, sum(seconds) as seconds, sum(quoted) as quoted,
            sum(settled) as settled, sum(refunded) as refunded, sum(adjusted) as adjusted,
            sum(failed) as failed, sum(cancelled) as cancelled, sum(cost) as cost
            """;

    /** Of all units; a row without any line is one of zeros. */
    private static final String OVER_UNITS =
            """
            coalesce(sum(lines), 0)::bigint as lines, coalesce(sum(jobs), 0)::bigint as jobs,
            coalesce(sum(seconds), 0)::bigint as seconds,
            coalesce(sum(quoted), 0)::bigint as quoted,
            coalesce(sum(settled), 0)::bigint as settled,
            coalesce(sum(refunded), 0)::bigint as refunded,
            coalesce(sum(adjusted), 0)::bigint as adjusted,
            coalesce(sum(failed), 0)::bigint as failed,
            coalesce(sum(cancelled), 0)::bigint as cancelled,
            jsonb_object_agg(cost_unit, cost::text) filter (where cost_unit is not null) as costs
            """;

    private static final String DAYS =
            """
            where (cast(:team as uuid) is null or u.team_id = :team)
              and u.settled_at >= cast(:begin as timestamptz)
              and u.settled_at < cast(:end as timestamptz)
            """;

    /** What came late for a closed month is counted in the month that it was booked in. */
    private static final String MONTHS =
            " where u.book_month between cast(:from as date) and cast(:to as date) ";

    private final JdbcClient jdbc;

    UsageQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Groups and their sum, as of one moment. */
    record Found(List<UsageRow> rows, UsageFigures total) {}

    /**
     * Reads groups.
     *
     * @param most how many at most, the largest
     */
    Found totals(UsageSource source, List<UsageGroup> groups, int most) {
        List<UsageRow> rows = new ArrayList<>();
        List<UsageFigures> total = new ArrayList<>();
        source.bind(jdbc.sql(sql(source, groups)).param("most", most + 1))
                .query(row -> {
                    if (row.getBoolean("is_total")) {
                        total.add(figures(row));
                    } else {
                        rows.add(row(row, groups));
                    }
                });
        return new Found(rows, total.getFirst());
    }

    private static String sql(UsageSource source, List<UsageGroup> groups) {
        Set<String> raw = new LinkedHashSet<>();
        groups.forEach(group -> raw.addAll(group.raw()));
        raw.add("fact.cost_unit");
        String sums =
                "with "
                        + source.facts(groups)
                        + ", g as (select "
                        + String.join(", ", raw)
                        + ", "
                        + SUMS
                        + " from fact group by "
                        + numbers(raw.size())
                        + ") ";
        String total =
                " select true as is_total"
                        + nulls(groups.size())
                        + ", "
                        + OVER_UNITS
                        + " from (select cost_unit, "
                        + SUMS
                        + " from g group by cost_unit) g ";
        return groups.isEmpty()
                ? sums + total + " limit :most"
                : sums + rows(groups) + " union all " + total + order(groups) + " limit :most";
    }

    private static String rows(List<UsageGroup> groups) {
        StringBuilder names = new StringBuilder();
        StringBuilder selected = new StringBuilder();
        StringBuilder joins = new StringBuilder();
        for (int i = 0; i < groups.size(); i++) {
            UsageGroup group = groups.get(i);
            names.append(", n").append(i).append(", i").append(i);
            selected.append("%s as n%d, %s as i%d, ".formatted(group.name(), i, group.id(), i));
            joins.append(group.join());
        }
        int columns = 2 * groups.size();
        return "select false as is_total"
                + names
                + ", "
                + OVER_UNITS
                + " from (select "
                + selected
                + "g.cost_unit, "
                + SUMS
                + " from g "
                + joins
                + " group by "
                + numbers(columns + 1)
                + ") g group by "
                + names.substring(2);
    }

    private static String nulls(int groups) {
        return ", null, null".repeat(groups);
    }

    private static String order(List<UsageGroup> groups) {
        StringBuilder order = new StringBuilder(" order by is_total desc, ");
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).time()) {
                order.append('n').append(i).append(", ");
            }
        }
        order.append("settled desc, jobs desc");
        for (int i = 0; i < groups.size(); i++) {
            order.append(", n").append(i).append(", i").append(i);
        }
        return order.toString();
    }

    private static UsageRow row(ResultSet row, List<UsageGroup> groups) throws SQLException {
        Map<String, @Nullable String> names = new LinkedHashMap<>();
        Map<String, @Nullable String> ids = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            names.put(groups.get(i).word(), row.getString("n" + i));
            ids.put(groups.get(i).word(), row.getString("i" + i));
        }
        return new UsageRow(names, ids, figures(row));
    }

    private static UsageFigures figures(ResultSet row) throws SQLException {
        return new UsageFigures(
                row.getLong("lines"),
                row.getLong("jobs"),
                row.getLong("seconds"),
                Credits.ofMicros(row.getLong("quoted")),
                Credits.ofMicros(row.getLong("settled")),
                Credits.ofMicros(row.getLong("refunded")),
                Credits.ofMicros(row.getLong("adjusted")),
                row.getLong("failed"),
                row.getLong("cancelled"),
                costs(row.getString("costs")));
    }

    private static Map<String, BigDecimal> costs(@Nullable String stored) {
        Map<String, BigDecimal> costs = new HashMap<>();
        if (stored != null) {
            JsonNode units = JSON.readTree(stored);
            units.properties()
                    .forEach(unit ->
                            costs.put(
                                    unit.getKey(),
                                    new BigDecimal(unit.getValue().asString())
                                            .stripTrailingZeros()));
        }
        return costs;
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
        return team == null && period.isOfWholeMonths() ? MONTHS : DAYS;
    }

    static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, @Nullable TeamId team, Period period) {
        return statement
                .param("team", team == null ? null : team.value())
                .param("begin", period.begin().atOffset(ZoneOffset.UTC))
                .param("end", period.end().atOffset(ZoneOffset.UTC))
                .param("from", period.from())
                .param("to", period.to());
    }

    private static String numbers(int count) {
        StringBuilder text = new StringBuilder("1");
        for (int i = 2; i <= count; i++) {
            text.append(", ").append(i);
        }
        return text.toString();
    }
}

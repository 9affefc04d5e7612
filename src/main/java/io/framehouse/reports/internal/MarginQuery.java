package io.framehouse.reports.internal;

import io.framehouse.reports.MarginReport.Cost;
import io.framehouse.reports.MarginReport.Group;
import io.framehouse.reports.MarginReport.Lines;
import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Sums the lines of the books beside the providers' cost. Each line's cost becomes credits by the
 * rate in force when it settled, rounded once to a micro-credit as settlements are; before the
 * first version of a rate, by the first.
 */
@Repository
class MarginQuery {
    private static final String LINES =
            """
            with rate as (
                select c.unit, c.credits,
                    case when lag(c.effective_from) over of_unit is null then '-infinity'
                        else c.effective_from end as starts,
                    coalesce(lead(c.effective_from) over of_unit, 'infinity') as ends
                from report_conversion_rate c
                window of_unit as (partition by c.unit order by c.effective_from)
            ), line as (
                select %s as id, %s as name, u.kind = 'settled' as is_job,
                    u.settled_micros as micros, u.provider_cost_value as cost, r.unit,
                    round(u.provider_cost_value * r.credits * 1000000) as cost_micros,
                    case when u.kind = 'settled' then r.unit is not null
                        else exists (select from report_usage s
                            join report_conversion_rate c on c.unit = s.provider_cost_unit
                            where s.team_id = u.team_id and s.job_id = u.job_id
                                and s.kind = 'settled' and s.provider_cost_value is not null)
                        end as costed
                from report_book_usage u
                left join rate r on u.provider_cost_value is not null
                    and r.unit = u.provider_cost_unit
                    and u.settled_at >= r.starts and u.settled_at < r.ends
                %s
            """;

    private static final String SUMS =
            """
            )
            select id, name, costed, unit, count(*) filter (where is_job) as jobs,
                coalesce(sum(micros) filter (where is_job), 0)::bigint as settled,
                coalesce(sum(micros) filter (where not is_job), 0)::bigint as corrections,
                sum(cost) filter (where costed) as cost,
                coalesce(sum(cost_micros), 0)::bigint as cost_micros
            from line group by 1, 2, 3, 4 order by 1, 2, 3, 4
            """;

    private final JdbcClient jdbc;

    MarginQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sums of a month of the books. */
    List<Sum> ofMonth(Group group, LocalDate first) {
        return jdbc.sql(lines(group) + " where u.book_month = cast(:from as date)" + SUMS)
                .param("from", first)
                .query((row, number) -> sum(row))
                .list();
    }

    /** Sums of the lines booked on the days of a period. */
    List<Sum> ofDays(Group group, Period period) {
        String sql = lines(group) + UsageQuery.where(null, period) + SUMS;
        return UsageQuery.bind(jdbc.sql(sql), null, period).query((row, number) -> sum(row)).list();
    }

    private static String lines(Group group) {
        return switch (group) {
            case MODEL -> LINES.formatted("u.model", "u.model", "");
            case TEAM -> LINES.formatted("u.team_id::text", "u.team_name", "");
            case PROVIDER ->
                    LINES.formatted(
                            "u.provider_account_id::text",
                            "coalesce(b.name, a.name)",
                            """
                            left join report_book_account b on b.book_month = u.book_month
                                and b.id = u.provider_account_id
                            left join report_bill_account a on a.id = u.provider_account_id
                            """);
        };
    }

    private static Sum sum(ResultSet row) throws SQLException {
        String unit = row.getString("unit");
        BigDecimal cost = row.getBigDecimal("cost");
        return new Sum(
                row.getString("id"),
                row.getString("name"),
                row.getBoolean("costed"),
                new Lines(
                        row.getLong("jobs"),
                        Credits.ofMicros(row.getLong("settled")),
                        Credits.ofMicros(row.getLong("corrections"))),
                unit == null || cost == null
                        ? null
                        : new Cost(unit, cost, Credits.ofMicros(row.getLong("cost_micros"))));
    }

    /**
     * Lines of one group.
     *
     * @param costed whether the provider reported what their jobs cost
     * @param cost null for corrections, and where none was reported
     */
    record Sum(
            @Nullable String id,
            @Nullable String name,
            boolean costed,
            Lines lines,
            @Nullable Cost cost) {}
}

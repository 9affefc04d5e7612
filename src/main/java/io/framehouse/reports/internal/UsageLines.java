package io.framehouse.reports.internal;

import io.framehouse.reports.UsageExports.Extent;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageFilter.Dimension;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Streams the lines of a period, oldest first, in an order that never depends on how they are
 * stored. To be called within a transaction, without which the driver would fetch all rows at once.
 */
@Repository
class UsageLines {
    private static final int FETCH_SIZE = 500;

    /** A line as the conditions of {@link UsageSource} know it. */
    private static final String AS_FACT =
            """
             cross join lateral (select u.team_id, u.model, u.user_id, u.key_id,
                u.provider_account_id, u.cost_center, u.resolution, u.labels,
                coalesce(u.off_peak, false) as off_peak) f
            """;

    private final JdbcClient jdbc;

    UsageLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void each(@Nullable TeamId team, Period period, Consumer<UsageLine> each) {
        each(team, period, UsageFilter.ALL, each);
    }

    void each(@Nullable TeamId team, Period period, UsageFilter filter, Consumer<UsageLine> each) {
        UsageSource source = new UsageSource(team, period, filter, period.zone());
        // Of closed months with the names of then. Only corrections look their settlement up.
        String sql =
                """
                select u.*,
                    case when u.corrects_transfer_id is not null then (
                        select s.settled_at from report_usage s
                        where s.team_id = u.team_id and s.job_id = u.job_id and s.kind = 'settled')
                    end as corrected_at
                from report_book_usage u
                """
                        + where(source)
                        + " order by u.settled_at, u.team_id, u.job_id, u.transfer_id";
        try (Stream<UsageLine> lines =
                bind(jdbc.sql(sql).withFetchSize(FETCH_SIZE), source)
                        .query((row, number) -> UsageLineRow.read(row))
                        .stream()) {
            lines.forEach(each);
        }
    }

    Extent extent(@Nullable TeamId team, Period period, UsageFilter filter) {
        UsageSource source = new UsageSource(team, period, filter, period.zone());
        String sql =
                "select count(*) as lines, coalesce(sum(u.settled_micros), 0) as settled"
                        + " from report_usage u "
                        + where(source);
        return bind(jdbc.sql(sql), source)
                .query((row, number) ->
                        new Extent(
                                row.getLong("lines"),
                                Credits.ofMicros(row.getLong("settled")),
                                period.zone()))
                .single();
    }

    /** Names of the provider accounts that a filter names, of closed months those of the close. */
    Map<String, String> accounts(Period period, UsageFilter filter) {
        List<UUID> ids = filter.ids(Dimension.PROVIDER);
        Map<String, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql(
                            """
                            select a.id, coalesce((select b.name from report_book_account b
                                where b.id = a.id and b.book_month between
                                    date_trunc('month', cast(:from as date)) and cast(:to as date)
                                order by b.book_month desc limit 1), a.name) as name
                            from report_bill_account a where a.id = any (:ids)
                            """)
                    .param("from", period.from())
                    .param("to", period.to())
                    .param("ids", ids.toArray(UUID[]::new))
                    .query(row -> {
                        names.put(row.getString("id"), row.getString("name"));
                    });
        }
        return names;
    }

    private static String where(UsageSource source) {
        return (source.filter().isAll() ? "" : AS_FACT)
                + UsageQuery.where(source.team(), source.period())
                + source.filters();
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, UsageSource source) {
        return UsageQuery.bind(statement, source.team(), source.period())
                .params(source.filterParameters());
    }
}

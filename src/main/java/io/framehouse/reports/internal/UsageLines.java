package io.framehouse.reports.internal;

import io.framehouse.reports.UsageExports.Extent;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
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

    private final JdbcClient jdbc;

    UsageLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void each(@Nullable TeamId team, Period period, Consumer<UsageLine> each) {
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
                        + UsageQuery.where(team, period)
                        + " order by u.settled_at, u.team_id, u.job_id, u.transfer_id";
        try (Stream<UsageLine> lines =
                UsageQuery.bind(jdbc.sql(sql).withFetchSize(FETCH_SIZE), team, period)
                        .query((row, number) -> UsageLineRow.read(row))
                        .stream()) {
            lines.forEach(each);
        }
    }

    Extent extent(@Nullable TeamId team, Period period) {
        String sql =
                "select count(*) as lines, coalesce(sum(u.settled_micros), 0) as settled"
                        + " from report_usage u "
                        + UsageQuery.where(team, period);
        return UsageQuery.bind(jdbc.sql(sql), team, period)
                .query((row, number) ->
                        new Extent(
                                row.getLong("lines"),
                                Credits.ofMicros(row.getLong("settled")),
                                period.zone()))
                .single();
    }
}

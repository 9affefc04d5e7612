package io.framehouse.jobs.internal;

import static io.framehouse.jobs.internal.Sql.time;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.providers.AccountId;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Leases jobs at providers whose time has come: one statement, committed before any call. */
@Component
class JobWatches {
    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final String CLAIM =
            """
            update job set lease_until = :until, lease_owner = :node
            where (team_id, id) in (
                select team_id, id from job
                where state in ('submitting', 'queued', 'running', 'unknown')
                  and next_action_at <= :now and (lease_until is null or lease_until <= :now)
                order by next_action_at
                for update skip locked limit :limit)
            returning *
            """;

    private final JdbcClient jdbc;
    private final TeamTransactions transactions;
    private final Catalog catalog;
    private final Clock clock;

    JobWatches(JdbcClient jdbc, TeamTransactions transactions, Catalog catalog, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.catalog = catalog;
        this.clock = clock;
    }

    List<Watch> claim(String node, int limit, Duration lease) {
        Instant now = clock.instant();
        return transactions.onPlatform(() ->
                jdbc.sql(CLAIM)
                        .param("now", time(now))
                        .param("until", time(now.plus(lease)))
                        .param("node", node)
                        .param("limit", limit)
                        .query((row, number) -> watch(row))
                        .list());
    }

    private Watch watch(ResultSet row) throws SQLException {
        Optional<CatalogModel> model = catalog.find(row.getString("model"));
        return new Watch(
                new TeamId(row.getObject("team_id", UUID.class)),
                new JobId(row.getObject("id", UUID.class)),
                JobMapper.state(row.getString("state")),
                JobMapper.unknownReason(row),
                JobMapper.instant(row, "unknown_since"),
                row.getObject("attempt_id", UUID.class),
                JobMapper.id(row, "provider_account_id", AccountId::new),
                row.getString("provider_task_id"),
                model.map(CatalogModel::mode).orElse(""),
                row.getBoolean("off_peak"),
                row.getInt("poll_count"),
                JobMapper.instant(row, "accepted_at"),
                JobMapper.instant(row, "last_answer_at"),
                model.map(CatalogModel::usualTime).orElse(USUAL));
    }
}

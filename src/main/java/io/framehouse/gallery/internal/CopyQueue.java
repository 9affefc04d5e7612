package io.framehouse.gallery.internal;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hands out copies that are due, each to one worker of one node, under a lease. A killed worker's
 * lease runs out and another goes on.
 */
@Component
class CopyQueue {
    /** A worker renews well within this time. */
    static final Duration LEASE = Duration.ofSeconds(45);

    private final JdbcClient jdbc;
    private final TeamTransactions transactions;
    private final Clock clock;

    CopyQueue(JdbcClient jdbc, TeamTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    List<CopyClaim> claim(int limit) {
        return transactions.onPlatform(
                () ->
                        jdbc.sql(
                                        """
                                        update asset set lease_until = :until,
                                            attempts = attempts + 1
                                        where (team_id, id) in (
                                            select team_id, id from asset
                                            where state = 'copying' and next_attempt_at <= :now
                                              and (lease_until is null or lease_until <= :now)
                                            order by next_attempt_at
                                            limit :limit for update skip locked)
                                        returning team_id, id, job_id, kind, source_url, attempts
                                        """)
                                .param("until", clock.instant().plus(LEASE).atOffset(ZoneOffset.UTC))
                                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                                .param("limit", limit)
                                .query(CopyQueue::claim)
                                .list());
    }

    void renew(CopyClaim claim) {
        transactions.runOnPlatform(
                () ->
                        jdbc.sql(
                                        """
                                        update asset set lease_until = :until
                                        where team_id = :team and id = :id and state = 'copying'
                                          and attempts = :attempt and lease_until is not null
                                        """)
                                .param("until", clock.instant().plus(LEASE).atOffset(ZoneOffset.UTC))
                                .param("team", claim.team().value())
                                .param("id", claim.id())
                                .param("attempt", claim.attempt())
                                .update());
    }

    private static CopyClaim claim(ResultSet row, int number) throws SQLException {
        return new CopyClaim(
                new TeamId(row.getObject("team_id", UUID.class)),
                row.getObject("id", UUID.class),
                new JobId(row.getObject("job_id", UUID.class)),
                Wire.parse(AssetKind.class, row.getString("kind")).orElseThrow(),
                row.getString("source_url"),
                row.getInt("attempts"));
    }
}

package io.framehouse.reconciliation.internal;

import io.framehouse.reconciliation.Runs;
import io.framehouse.reconciliation.internal.RunCounts.Kind;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamTransactions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Writes what this node did into the row of the minute, and reads all nodes' rows. */
@Service
class RunLog implements Runs {
    static final Duration EVERY = Duration.ofSeconds(15);
    private static final Duration ALIVE = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(14);
    private static final int MOST_ROWS = 1_000;
    private static final String ADD =
            """
            insert into reconciliation_run as r (node, minute, seen_at, claimed, polled, changed,
                sent, recovered, woken, errors, oldest_lag_millis)
            values (:node, :minute, :now, :claimed, :polled, :changed, :sent, :recovered, :woken,
                :errors, :lag)
            on conflict (minute, node) do update set seen_at = excluded.seen_at,
                claimed = r.claimed + excluded.claimed, polled = r.polled + excluded.polled,
                changed = r.changed + excluded.changed, sent = r.sent + excluded.sent,
                recovered = r.recovered + excluded.recovered, woken = r.woken + excluded.woken,
                errors = r.errors + excluded.errors,
                oldest_lag_millis = greatest(r.oldest_lag_millis, excluded.oldest_lag_millis)
            """;

    private final JdbcClient jdbc;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final RunCounts counts;
    private final Clock clock;
    private final String node = hostName() + "-" + UUID.randomUUID().toString().substring(0, 8);
    private volatile Instant tidiedAt = Instant.EPOCH;

    RunLog(
            JdbcClient jdbc,
            TeamTransactions transactions,
            CurrentActor currentActor,
            RunCounts counts,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.counts = counts;
        this.clock = clock;
    }

    /** This node's name: its host's, and a part that is new at each start. */
    String node() {
        return node;
    }

    /** Adds what was counted since the last time; also nothing, as a sign of life. */
    void write() {
        Map<Kind, Long> taken = counts.take();
        try {
            transactions.runOnPlatform(() -> add(taken, counts.takeWorstLagMillis()));
        } catch (RuntimeException failure) {
            counts.putBack(taken);
            throw failure;
        }
    }

    private void add(Map<Kind, Long> taken, long lagMillis) {
        Instant now = clock.instant();
        JdbcClient.StatementSpec statement =
                jdbc.sql(ADD)
                        .param("node", node)
                        .param("minute", time(now.truncatedTo(ChronoUnit.MINUTES)))
                        .param("now", time(now))
                        .param("lag", lagMillis);
        for (Map.Entry<Kind, Long> count : taken.entrySet()) {
            statement = statement.param(column(count.getKey()), count.getValue());
        }
        statement.update();
        if (now.isAfter(tidiedAt.plus(Duration.ofHours(1)))) {
            tidiedAt = now;
            jdbc.sql("delete from reconciliation_run where minute < :until")
                    .param("until", time(now.minus(KEPT)))
                    .update();
        }
    }

    @Override
    public List<Run> recent(int limit) {
        currentActor.requirePlatform(Action.MANAGE_PROVIDERS);
        return transactions.onPlatform(() ->
                jdbc.sql("select * from reconciliation_run order by minute desc, node limit :limit")
                        .param("limit", Math.clamp(limit, 1, MOST_ROWS))
                        .query((row, number) -> run(row))
                        .list());
    }

    @Override
    public List<Node> nodes() {
        currentActor.requirePlatform(Action.MANAGE_PROVIDERS);
        Instant now = clock.instant();
        return transactions.onPlatform(() ->
                jdbc.sql(
                                """
                                select node, max(seen_at) as seen_at from reconciliation_run
                                where minute > :since group by node order by max(seen_at) desc, node
                                """)
                        .param("since", time(now.minus(Duration.ofDays(1))))
                        .query((row, number) -> {
                            Instant seen = instant(row, "seen_at");
                            return new Node(
                                    row.getString("node"), seen, seen.isAfter(now.minus(ALIVE)));
                        })
                        .list());
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getString("node"),
                instant(row, "minute"),
                instant(row, "seen_at"),
                row.getLong("claimed"),
                row.getLong("polled"),
                row.getLong("changed"),
                row.getLong("sent"),
                row.getLong("recovered"),
                row.getLong("woken"),
                row.getLong("errors"),
                row.getLong("oldest_lag_millis"));
    }

    private static String column(Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "node";
        }
    }
}

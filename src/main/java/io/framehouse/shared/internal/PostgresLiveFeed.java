package io.framehouse.shared.internal;

import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Signals through PostgreSQL's LISTEN and NOTIFY: sent right after the commit, heard by every node
 * on one connection of its own.
 */
@Component
final class PostgresLiveFeed implements LiveFeed, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresLiveFeed.class);
    private static final String CHANNEL = "framehouse_live";
    private static final int WAIT_MILLIS = 1_000;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Map<TeamId, Set<Consumer<Signal>>> listeners = new ConcurrentHashMap<>();
    private final LiveSignals signals = new LiveSignals(this::send);
    private volatile boolean running;

    PostgresLiveFeed(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    @Override
    public void changed(Signal signal) {
        signals.afterCommit(signal.team() + " " + signal.topic() + " " + signal.id());
    }

    /** A signal need not outlive a crash, so its commit does not wait for the disk. */
    private void send(Set<String> payloads) {
        jdbc.sql(
                        """
                        select set_config('synchronous_commit', 'off', true),
                            count(pg_notify(:channel, payload) is null)
                        from unnest(cast(:payloads as text[])) as payload
                        """)
                .param("channel", CHANNEL)
                .param("payloads", payloads.toArray(String[]::new))
                .query((row, number) -> 0)
                .single();
    }

    @Override
    public Subscription subscribe(TeamId team, Consumer<Signal> listener) {
        // In one step, so that a set which another listener leaves empty is not added to.
        listeners.compute(
                team,
                (t, set) -> {
                    Set<Consumer<Signal>> kept = set == null ? ConcurrentHashMap.newKeySet() : set;
                    kept.add(listener);
                    return kept;
                });
        return () ->
                listeners.computeIfPresent(
                        team,
                        (t, set) -> {
                            set.remove(listener);
                            return set.isEmpty() ? null : set;
                        });
    }

    @Override
    public void start() {
        running = true;
        signals.start();
        Thread.ofVirtual().name("live-feed").start(this::listenUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
        signals.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listenUntilStopped() {
        while (running) {
            try (Connection connection = dataSource.getConnection()) {
                listen(connection);
            } catch (SQLException lost) {
                if (running) {
                    LOG.warn(
                            "Live updates lost their connection, connecting again: {}",
                            lost.getMessage());
                    java.util.concurrent.locks.LockSupport.parkNanos(WAIT_MILLIS * 1_000_000L);
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            PGConnection postgres = connection.unwrap(PGConnection.class);
            while (running) {
                PGNotification[] notifications = postgres.getNotifications(WAIT_MILLIS);
                if (notifications != null) {
                    for (PGNotification notification : notifications) {
                        deliver(notification.getParameter());
                    }
                }
            }
            statement.execute("unlisten *");
        }
    }

    private void deliver(String payload) {
        String[] parts = payload.split(" ", 3);
        TeamId.parse(parts[0])
                .ifPresent(team -> {
                    Signal signal = new Signal(team, parts[1], parts[2]);
                    listeners.getOrDefault(team, Set.of()).forEach(l -> tell(l, signal));
                });
    }

    private static void tell(Consumer<Signal> listener, Signal signal) {
        try {
            listener.accept(signal);
        } catch (RuntimeException failure) {
            LOG.warn("A live listener failed on {} {}", signal.topic(), signal.id(), failure);
        }
    }
}

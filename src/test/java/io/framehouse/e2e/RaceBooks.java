package io.framehouse.e2e;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at the books from behind, all the time: each look is one statement, so one moment. What it
 * adds up it adds up from the holds themselves, not from the figures that the product keeps.
 */
final class RaceBooks implements AutoCloseable {
    /** One row a budget: limit, spent and held as added up, and as kept. */
    private static final String BUDGETS =
            """
            select b.team_id, b.scope, b.period, b.limit_micros, w.spent_micros, w.held_micros,
                coalesce(s.spent, 0) as spent_sum, coalesce(s.held, 0) as held_sum
            from budget b
            left join budget_window w on w.team_id = b.team_id and w.budget_id = b.id
            left join lateral (
                select sum(h.settled_micros) as spent,
                    sum(h.amount_micros) filter (where h.state = 'open') as held
                from credit_hold_window hw
                join credit_hold h on h.team_id = hw.team_id and h.id = hw.hold_id
                where hw.team_id = w.team_id and hw.window_id = w.id) s on true
            where b.removed_at is null
            order by b.team_id, b.scope desc, b.id
            """;

    /** One row a team: what was granted, and what its holds add up to. */
    private static final String BALANCES =
            """
            select c.team_id, 'balance', '', c.granted_micros, c.spent_micros, c.held_micros,
                coalesce(s.spent, 0) as spent_sum, coalesce(s.held, 0) as held_sum
            from credit_balance c
            left join lateral (
                select sum(h.settled_micros) as spent,
                    sum(h.amount_micros) filter (where h.state = 'open') as held
                from credit_hold h where h.team_id = c.team_id) s on true
            order by c.team_id
            """;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Homestead home;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger looks = new AtomicInteger();
    private final List<String> violations = new ArrayList<>();
    private final Thread watcher;

    /** A limit with what is used of it, in micro-credits. */
    record Line(
            String team,
            String scope,
            String window,
            long limit,
            long spent,
            long held,
            long spentSum,
            long heldSum) {
        long left() {
            return limit - spentSum - heldSum;
        }

        boolean isWrong() {
            return left() < 0 || spent != spentSum || held != heldSum;
        }
    }

    RaceBooks(Homestead home) {
        this.home = home;
        this.watcher = Thread.ofPlatform().name("race-books").start(this::watch);
    }

    List<Line> budgets() {
        return read(BUDGETS);
    }

    List<Line> balances() {
        return read(BALANCES);
    }

    int looks() {
        return looks.get();
    }

    /** What was wrong at any of the looks; stops looking. */
    List<String> violations() {
        close();
        synchronized (violations) {
            return List.copyOf(violations);
        }
    }

    @Override
    public void close() {
        over.set(true);
        try {
            watcher.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try (Connection connection = home.behindTheWalls()) {
            while (!over.get()) {
                note(read(connection, BUDGETS));
                note(read(connection, BALANCES));
                looks.incrementAndGet();
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        } catch (SQLException failure) {
            synchronized (violations) {
                violations.add(failure.toString());
            }
        }
    }

    private void note(List<Line> lines) {
        synchronized (violations) {
            lines.stream().filter(Line::isWrong).map(Line::toString).forEach(violations::add);
        }
    }

    private List<Line> read(String sql) {
        try (Connection connection = home.behindTheWalls()) {
            return read(connection, sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<Line> read(Connection connection, String sql) throws SQLException {
        List<Line> lines = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                lines.add(
                        new Line(
                                row.getString(1).substring(24),
                                row.getString(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7),
                                row.getLong(8)));
            }
        }
        return lines;
    }
}

package io.framehouse.reports.internal;

import static java.time.ZoneOffset.UTC;

import io.framehouse.reports.Proof.Turn;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets one proof run at a time over all nodes: a row with an end, taken by one guarded update. No
 * lock is held while the proof runs, and a node that dies loses its turn after a while.
 */
@Component
class ProofTurn {
    private static final Duration AT_MOST = Duration.ofMinutes(30);
    private static final long WAIT_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long ASK_AGAIN_NANOS = Duration.ofMillis(200).toNanos();

    private final TeamTransactions transactions;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProofTurn(TeamTransactions transactions, JdbcClient jdbc, Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Runs the work when its turn comes. */
    <T> T take(String by, Supplier<T> work) {
        UUID holder = Ids.next();
        long waitUntil = System.nanoTime() + WAIT_NANOS;
        while (!tryTake(holder, by)) {
            if (System.nanoTime() - waitUntil > 0 || Thread.currentThread().isInterrupted()) {
                throw refused();
            }
            LockSupport.parkNanos(ASK_AGAIN_NANOS);
        }
        try {
            return work.get();
        } finally {
            giveBack(holder);
        }
    }

    Optional<Turn> running() {
        return transactions.onPlatform(() ->
                jdbc.sql("select taken_by, taken_at from proof_turn where ends_at > :now")
                        .param("now", clock.instant().atOffset(UTC))
                        .query((row, number) ->
                                new Turn(
                                        row.getString("taken_by"),
                                        row.getObject("taken_at", OffsetDateTime.class)
                                                .toInstant()))
                        .optional());
    }

    private boolean tryTake(UUID holder, String by) {
        Instant now = clock.instant();
        return transactions.onPlatform(() ->
                jdbc.sql(
                                """
                                update proof_turn set holder = :holder, taken_by = :by,
                                    taken_at = :now, ends_at = :ends
                                where ends_at is null or ends_at <= :now
                                """)
                        .param("holder", holder)
                        .param("by", by)
                        .param("now", now.atOffset(UTC))
                        .param("ends", now.plus(AT_MOST).atOffset(UTC))
                        .update())
                == 1;
    }

    private void giveBack(UUID holder) {
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                update proof_turn set holder = null, ends_at = null
                                where holder = :holder
                                """)
                        .param("holder", holder)
                        .update());
    }

    private DomainException refused() {
        String who =
                running()
                        .map(turn -> " by " + turn.takenBy() + " since " + turn.takenAt())
                        .orElse("");
        return new DomainException(
                CommonError.WRONG_STATE,
                "A proof is running%s. Wait for its result, then run the next one.".formatted(who),
                Map.of());
    }
}

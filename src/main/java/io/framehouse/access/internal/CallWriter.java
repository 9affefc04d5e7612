package io.framehouse.access.internal;

import io.framehouse.access.KeyCall;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Writes the last calls of all keys in one statement, a few seconds after the first of them came;
 * no request waits for it. A node that dies loses the calls of those seconds.
 */
@Component
final class CallWriter implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(CallWriter.class);
    private static final int MOST_KEYS = 10_000;

    private final CallBuffer buffer = new CallBuffer(MOST_KEYS);
    private final CallRows rows;
    private final TeamTransactions transactions;
    private final Duration pause;
    private final AtomicBoolean planned = new AtomicBoolean();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("key-calls").factory());

    CallWriter(
            CallRows rows,
            TeamTransactions transactions,
            @Value("${framehouse.key-calls.write-after:4s}") Duration pause) {
        this.rows = rows;
        this.transactions = transactions;
        this.pause = pause;
    }

    void note(TeamId team, KeyId key, KeyCall call) {
        buffer.add(team, key, call);
        if (planned.compareAndSet(false, true)) {
            try {
                clock.schedule(this::write, pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException stopping) {
                planned.set(false);
            }
        }
    }

    /** Writes what there is now. */
    void write() {
        planned.set(false);
        List<CallBuffer.Kept> kept = buffer.drain();
        if (kept.isEmpty()) {
            return;
        }
        try {
            transactions.runOnPlatform(() -> rows.add(kept));
        } catch (RuntimeException failure) {
            // Nothing depends on it, and the calls that follow are noted again.
            LOG.warn("The last calls of {} keys were not written", kept.size(), failure);
        }
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
        write();
    }
}

package io.framehouse.gateway.internal;

import io.framehouse.shared.FairTurns;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for callers to be told all the time, and tells many at once on this node. */
@Component
@ConditionalOnProperty(name = "framehouse.callbacks.enabled", matchIfMissing = true)
final class CallbackWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackWorker.class);
    private static final long LOOK_EVERY_MILLIS = 300;
    private static final Duration LEASE = Duration.ofSeconds(45);
    private static final int AT_ONCE = 64;

    /** Of one team's calls to one receiver at a time: a dead one holds these, and no more. */
    private static final int OF_A_RECEIVER = 4;

    /** Of one team at a time, however many receivers it names. */
    private static final int OF_A_TEAM = 16;

    private final CallbackRows rows;
    private final CallbackDelivery delivery;
    private final TeamTransactions transactions;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final FairTurns turns = new FairTurns(OF_A_TEAM);
    private volatile boolean started;
    private ScheduledExecutorService timer = Executors.newScheduledThreadPool(0);
    private ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    CallbackWorker(
            CallbackRows rows,
            CallbackDelivery delivery,
            TeamTransactions transactions,
            Clock clock) {
        this.rows = rows;
        this.delivery = delivery;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void start() {
        timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("caller-callbacks").factory());
        workers = Executors.newVirtualThreadPerTaskExecutor();
        timer.scheduleWithFixedDelay(
                this::round, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        started = true;
    }

    /** Leaves what is under way to its lease: whoever claims it next does it again. */
    @Override
    public void stop() {
        started = false;
        timer.shutdownNow();
        workers.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    // Whatever is thrown would end the schedule for good.
    private void round() {
        try {
            claimDue();
        } catch (RuntimeException | Error failure) {
            LOG.warn("Looking for callers to tell failed, looking again: {}", failure.toString());
        }
    }

    private void claimDue() {
        int permits = free.drainPermits();
        int used = 0;
        try {
            if (permits > 0) {
                for (CallbackClaim claim : claim(permits)) {
                    used++;
                    turns.begin(claim.team(), claim.receiver());
                    workers.execute(() -> work(claim));
                }
            }
        } finally {
            free.release(permits - used);
        }
    }

    private List<CallbackClaim> claim(int limit) {
        Instant now = clock.instant();
        return transactions.onPlatform(
                () -> rows.claim(now, now.plus(LEASE), limit, OF_A_RECEIVER, turns.state()));
    }

    private void work(CallbackClaim claim) {
        try {
            delivery.lookAfter(claim);
        } catch (RuntimeException failure) {
            // The lease runs out and it is looked at again.
            LOG.warn("A caller was not told for now: jobId={}", claim.job(), failure);
        } finally {
            turns.end(claim.team(), claim.receiver());
            free.release();
        }
    }
}

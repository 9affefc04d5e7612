package io.framehouse.reconciliation.internal;

import io.framehouse.jobs.JobWork;
import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.jobs.LateWork;
import io.framehouse.jobs.PollWork;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The loops: hand waiting jobs to providers, ask about those that are there, go on asking, much
 * slower, about those that a person resolved, and show that this node lives. Claims are short
 * transactions; calls run on virtual threads outside of any. Every node runs all.
 */
@Component
class Reconciler implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final Actor SYSTEM = Actor.system("reconciler");
    private static final int MOST_LATE = 32;
    private static final int LATE_SLOWER = 20;

    /** Longer than a scan of a task list, its last page included. */
    private static final Duration LATE_LEASE = Duration.ofSeconds(90);

    private static final long POLLS_STOP_SECONDS = 5;

    private final JobWork work;
    private final PollWork pollWork;
    private final PollEngine engine;
    private final SubmitDesk desk;
    private final LateWork lateWork;
    private final LatePoller latePoller;
    private final RunLog runs;
    private final RunCounts counts;
    private final long pauseMillis;
    private final long stopSeconds;
    private final Semaphore late = new Semaphore(MOST_LATE);
    private volatile boolean running;
    private volatile CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable ExecutorService threads;
    private @Nullable ExecutorService submits;

    /**
     * @param pauseMillis how long a loop rests that found nothing to do
     * @param stopSeconds how long a stopping node waits for answers to what it has sent
     */
    Reconciler(
            JobWork work,
            PollWork pollWork,
            PollEngine engine,
            SubmitDesk desk,
            LateWork lateWork,
            LatePoller latePoller,
            RunLog runs,
            RunCounts counts,
            @Value("${framehouse.reconciliation.pause-millis:250}") long pauseMillis,
            @Value("${framehouse.reconciliation.stop-seconds:30}") long stopSeconds) {
        this.work = work;
        this.pollWork = pollWork;
        this.engine = engine;
        this.desk = desk;
        this.lateWork = lateWork;
        this.latePoller = latePoller;
        this.runs = runs;
        this.counts = counts;
        this.pauseMillis = pauseMillis;
        this.stopSeconds = stopSeconds;
    }

    @Override
    public void start() {
        running = true;
        stopped = new CountDownLatch(1);
        desk.open();
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();
        threads = executor;
        submits = sending;
        long pulse = pollWork.sendingLease().toMillis() / 3;
        executor.submit(() -> loop("dispatch", () -> rest(dispatch(sending))));
        executor.submit(() -> loop("poll", () -> poll(executor)));
        executor.submit(() ->
                loop(
                        "late",
                        () -> {
                            late(executor);
                            pause(pauseMillis * LATE_SLOWER);
                        }));
        // Not among those that stop first: what is on the wire stays alive until it is answered.
        sending.submit(() -> pulse(pulse));
        executor.submit(() ->
                loop(
                        "run log",
                        () -> {
                            runs.write();
                            pause(Math.max(pauseMillis, RunLog.EVERY.toMillis()));
                        }));
    }

    @Override
    public void stop() {
        running = false;
        desk.stop();
        stopped.countDown();
        engine.wake();
        engine.giveBack();
        end(threads, POLLS_STOP_SECONDS);
        end(submits, stopSeconds);
        writeLast();
    }

    /** Not for ever: a database that is gone already loses nothing but a few leases. */
    private void writeLast() {
        Thread last =
                Thread.ofVirtual()
                        .start(() ->
                                CurrentActor.runAs(
                                        SYSTEM,
                                        () -> {
                                            quietly(pollWork::flush);
                                            quietly(runs::write);
                                        }));
        try {
            if (!last.join(Duration.ofSeconds(POLLS_STOP_SECONDS))) {
                last.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is under way may still bring its answer; what does not is the next node's. */
    private static void end(@Nullable ExecutorService executor, long seconds) {
        if (executor == null) {
            return;
        }
        executor.shutdown();
        try {
            if (!executor.awaitTermination(seconds, TimeUnit.SECONDS)) {
                executor.shutdownNow();
                executor.awaitTermination(POLLS_STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop(String name, Runnable step) {
        while (running) {
            try {
                CurrentActor.runAs(SYSTEM, step);
            } catch (RuntimeException failure) {
                counts.error();
                LOG.warn("The {} loop goes on after a failure", name, failure);
                pause(Math.max(pauseMillis, 1_000));
            }
        }
    }

    /** Ends early where the node stops. */
    private void pause(long millis) {
        try {
            stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void rest(boolean worked) {
        // A dispatch that found work has it done by others; the next may wait a moment.
        pause(worked ? Math.min(pauseMillis, 20) : pauseMillis);
    }

    private boolean dispatch(ExecutorService executor) {
        int room = desk.free();
        if (room == 0) {
            return false;
        }
        List<Attempt> attempts = work.beginAttempts(runs.node(), Math.min(room, 64), desk.full());
        desk.accept(attempts);
        attempts.forEach(attempt -> {
            try {
                run(executor, () -> desk.send(attempt));
            } catch (RejectedExecutionException stopping) {
                // Nothing new is sent any more, so this hands it back.
                desk.send(attempt);
            }
        });
        return !attempts.isEmpty();
    }

    private void poll(ExecutorService executor) {
        long pause = TimeUnit.MILLISECONDS.toNanos(pauseMillis);
        try {
            engine.await(engine.step(runs.node(), executor, pause));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void late(ExecutorService executor) {
        int room = late.availablePermits();
        if (room > 0) {
            lateWork.claimLate(runs.node(), room, LATE_LEASE)
                    .forEach(watch -> {
                        late.acquireUninterruptibly();
                        run(
                                executor,
                                () -> {
                                    try {
                                        latePoller.look(watch);
                                    } finally {
                                        late.release();
                                    }
                                });
                    });
        }
    }

    private void pulse(long everyMillis) {
        while (running || !desk.isEmpty()) {
            CurrentActor.runAs(SYSTEM, () -> quietly(desk::signOfLife));
            try {
                if (running) {
                    stopped.await(everyMillis, TimeUnit.MILLISECONDS);
                } else {
                    TimeUnit.MILLISECONDS.sleep(Math.min(everyMillis, 500));
                }
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    private void quietly(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            counts.error();
            LOG.warn("A step of the reconciler failed", failure);
        }
    }

    private void run(ExecutorService executor, Runnable step) {
        executor.execute(() -> CurrentActor.runAs(SYSTEM, () -> quietly(step)));
    }
}

package io.framehouse.reconciliation.internal;

import io.framehouse.jobs.JobWork;
import io.framehouse.jobs.LateWork;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The loops: hand waiting jobs to providers, ask about those that are there, and go on asking, much
 * slower, about those that a person resolved. Claims are short transactions; calls run on virtual
 * threads outside of any. Every node runs all.
 */
@Component
class Reconciler implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final Actor SYSTEM = Actor.system("reconciler");
    private static final int MOST_CALLS = 64;
    private static final int LATE_SLOWER = 20;
    private static final Duration POLL_LEASE = Duration.ofSeconds(45);

    private final JobWork work;
    private final Sender sender;
    private final Poller poller;
    private final LateWork lateWork;
    private final LatePoller latePoller;
    private final long pauseMillis;
    private final String node = "node-" + UUID.randomUUID();
    private final Semaphore sending = new Semaphore(MOST_CALLS);
    private final Semaphore asking = new Semaphore(MOST_CALLS);
    private volatile boolean running;
    private volatile CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable ExecutorService threads;

    Reconciler(
            JobWork work,
            Sender sender,
            Poller poller,
            LateWork lateWork,
            LatePoller latePoller,
            @Value("${framehouse.reconciliation.pause-millis:250}") long pauseMillis) {
        this.work = work;
        this.sender = sender;
        this.poller = poller;
        this.lateWork = lateWork;
        this.latePoller = latePoller;
        this.pauseMillis = pauseMillis;
    }

    @Override
    public void start() {
        running = true;
        stopped = new CountDownLatch(1);
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        threads = executor;
        executor.submit(() -> loop("dispatch", () -> dispatch(executor)));
        executor.submit(() -> loop("poll", () -> poll(executor)));
        executor.submit(() -> loop("late", LATE_SLOWER, () -> late(executor)));
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        ExecutorService executor = threads;
        if (executor != null) {
            executor.shutdown();
            try {
                // A call under way may still bring its answer; what does not is the next node's.
                if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                    executor.shutdownNow();
                }
            } catch (InterruptedException interrupted) {
                executor.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop(String name, Runnable step) {
        loop(name, 1, step);
    }

    private void loop(String name, int slower, Runnable step) {
        while (running) {
            try {
                CurrentActor.runAs(SYSTEM, step);
            } catch (RuntimeException failure) {
                LOG.warn("The {} loop goes on after a failure", name, failure);
            }
            pause(pauseMillis * slower);
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

    private void dispatch(ExecutorService executor) {
        int room = sending.availablePermits();
        if (room > 0) {
            work.beginAttempts(node, room)
                    .forEach(attempt -> call(executor, sending, () -> sender.send(attempt)));
        }
    }

    private void poll(ExecutorService executor) {
        int room = asking.availablePermits();
        if (room > 0) {
            work.claimDue(node, room, POLL_LEASE)
                    .forEach(watch -> call(executor, asking, () -> poller.look(watch)));
        }
    }

    private void late(ExecutorService executor) {
        int room = asking.availablePermits();
        if (room > 0) {
            lateWork.claimLate(node, room, POLL_LEASE)
                    .forEach(watch -> call(executor, asking, () -> latePoller.look(watch)));
        }
    }

    private static void call(ExecutorService executor, Semaphore limit, Runnable work) {
        limit.acquireUninterruptibly();
        executor.execute(() -> {
            try {
                CurrentActor.runAs(SYSTEM, work);
            } catch (RuntimeException failure) {
                // The lease runs out and the job is looked at again.
                LOG.warn("A reconciliation step failed", failure);
            } finally {
                limit.release();
            }
        });
    }
}

package io.framehouse.gallery.internal;

import io.framehouse.shared.FairTurns;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for due copies all the time and makes a few at once on this node. */
@Component
@ConditionalOnProperty(name = "framehouse.copies.enabled", matchIfMissing = true)
final class CopyWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CopyWorker.class);
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final long RENEW_EVERY_SECONDS = 10;

    private final CopyQueue queue;
    private final AssetCopier copier;
    private final Lane copies;
    private final Lane previews;
    private final boolean previewsAreMade;
    private final Set<CopyClaim> running = ConcurrentHashMap.newKeySet();
    private volatile boolean started;
    private ScheduledExecutorService timer = Executors.newScheduledThreadPool(0);
    private ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    CopyWorker(
            CopyQueue queue,
            AssetCopier copier,
            Previews previews,
            @Value("${framehouse.copies.concurrent:8}") int concurrent) {
        this.queue = queue;
        this.copier = copier;
        this.copies = new Lane(concurrent, Math.max(1, concurrent * 3 / 4), queue::claim);
        this.previewsAreMade = previews.areMade();
        this.previews = new Lane(previewsAreMade ? 1 : 0, 1, queue::claimPreviews);
    }

    @Override
    public void start() {
        timer =
                Executors.newScheduledThreadPool(
                        2, Thread.ofPlatform().daemon().name("asset-copies-", 0).factory());
        workers = Executors.newVirtualThreadPerTaskExecutor();
        if (!previewsAreMade) {
            timer.execute(() -> guarded(queue::giveUpPreviews));
        }
        timer.scheduleWithFixedDelay(
                () -> {
                    guarded(() -> claimDue(copies));
                    guarded(() -> claimDue(previews));
                },
                LOOK_EVERY_MILLIS,
                LOOK_EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(
                () -> guarded(() -> running.forEach(queue::renew)),
                RENEW_EVERY_SECONDS,
                RENEW_EVERY_SECONDS,
                TimeUnit.SECONDS);
        started = true;
    }

    /** Leaves unfinished copies to their leases: whoever claims them next does them again. */
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

    private void claimDue(Lane lane) {
        int permits = lane.free.drainPermits();
        int used = 0;
        try {
            if (permits > 0) {
                for (CopyClaim claim : lane.claims.take(permits, lane.turns.state())) {
                    used++;
                    running.add(claim);
                    lane.turns.begin(claim.team(), "");
                    workers.execute(() -> work(lane, claim));
                }
            }
        } finally {
            lane.free.release(permits - used);
        }
    }

    private void work(Lane lane, CopyClaim claim) {
        try {
            copier.copy(claim);
        } catch (RuntimeException failure) {
            // The lease runs out and the copy is tried again.
            LOG.warn("Copy given up for now: assetId={}", claim.id(), failure);
        } finally {
            running.remove(claim);
            lane.turns.end(claim.team(), "");
            lane.free.release();
        }
    }

    // An exception would end the schedule for good.
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.warn("Looking for copies failed, looking again: {}", failure.toString());
        }
    }

    /** Claims from the queue, see {@link CopyQueue}. */
    private interface Claims {
        List<CopyClaim> take(int limit, FairTurns.State turns);
    }

    /** Places for one sort of work; a team holds its share of them at most. */
    private static final class Lane {
        private final Semaphore free;
        private final FairTurns turns;
        private final Claims claims;

        Lane(int places, int share, Claims claims) {
            this.free = new Semaphore(places);
            this.turns = new FairTurns(share);
            this.claims = claims;
        }
    }
}

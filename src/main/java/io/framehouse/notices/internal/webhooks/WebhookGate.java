package io.framehouse.notices.internal.webhooks;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets a few events at a time be heard, so that a burst leaves the database to everybody else. What
 * waits too long is refused; the publication registry says it again.
 */
final class WebhookGate {
    private final Semaphore places;
    private final Duration patience;

    /**
     * @param most how many run at once, 1 or more
     * @param patience how long one waits for its turn
     */
    WebhookGate(int most, Duration patience) {
        this.places = new Semaphore(most, true);
        this.patience = patience;
    }

    /**
     * Runs when there is room.
     *
     * @throws IllegalStateException where there was none in time, or the wait was interrupted
     */
    void run(Runnable work) {
        if (!entered()) {
            throw new IllegalStateException(
                    "No room to hear an event within %d s; it is said again."
                            .formatted(patience.toSeconds()));
        }
        try {
            work.run();
        } finally {
            places.release();
        }
    }

    private boolean entered() {
        try {
            return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

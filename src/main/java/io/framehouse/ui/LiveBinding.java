package io.framehouse.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One part of one page that hears signals; many signals within a second become one refresh. */
final class LiveBinding {
    private static final int COALESCE_MILLIS = 250;
    private static final int REST_MILLIS = 750;
    private static final int HEAL_SECONDS = 30;

    private final UI ui;
    private final Set<String> topics;
    private final Runnable refresh;
    private final ScheduledExecutorService clock;
    private final AtomicBoolean pending = new AtomicBoolean();
    private volatile boolean closed;
    private volatile long lastNanos = System.nanoTime() - TimeUnit.SECONDS.toNanos(HEAL_SECONDS);
    private LiveFeed.@Nullable Subscription subscription;
    private @Nullable Future<?> healing;

    LiveBinding(UI ui, Set<String> topics, Runnable refresh, ScheduledExecutorService clock) {
        this.ui = ui;
        this.topics = topics;
        this.refresh = refresh;
        this.clock = clock;
    }

    void hear(LiveFeed feed, TeamId team) {
        subscription = feed.subscribe(team, this::hear);
    }

    void start() {
        healing =
                clock.scheduleWithFixedDelay(
                        this::soon, HEAL_SECONDS, HEAL_SECONDS, TimeUnit.SECONDS);
    }

    void close() {
        closed = true;
        if (subscription != null) {
            subscription.close();
        }
        if (healing != null) {
            healing.cancel(false);
        }
    }

    private void hear(LiveFeed.Signal signal) {
        if (topics.isEmpty() || topics.contains(signal.topic())) {
            soon();
        }
    }

    private void soon() {
        if (closed || !pending.compareAndSet(false, true)) {
            return;
        }
        long sinceMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastNanos);
        long waitMillis =
                sinceMillis > REST_MILLIS + COALESCE_MILLIS ? COALESCE_MILLIS : REST_MILLIS;
        try {
            clock.schedule(this::push, waitMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException shuttingDown) {
            closed = true;
        }
    }

    private void push() {
        try {
            ui.access(this::refreshNow);
        } catch (UIDetachedException gone) {
            close();
        }
    }

    private void refreshNow() {
        pending.set(false);
        lastNanos = System.nanoTime();
        if (!closed) {
            refresh.run();
        }
    }
}

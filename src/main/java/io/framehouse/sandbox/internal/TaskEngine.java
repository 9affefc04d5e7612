package io.framehouse.sandbox.internal;

import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.SandboxSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves tasks through their states as the clock goes on, touching only those that are due. */
final class TaskEngine {
    private static final Logger LOG = LoggerFactory.getLogger(TaskEngine.class);
    private static final long TICK_MILLIS = 50;

    private final TaskStore store;
    private final SandboxSettings settings;
    private final FaultDesk faults;
    private final Films films;
    private final Consumer<StoredTask> announcer;
    private final Queue<String> arrivals = new ConcurrentLinkedQueue<>();
    // From here on only the ticker's own thread.
    private final Timetable starts = new Timetable();
    private final Timetable expiries = new Timetable();
    private final Timetable ends = new Timetable();
    private int running;
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("sandbox-ticker").factory());

    TaskEngine(
            TaskStore store,
            SandboxSettings settings,
            FaultDesk faults,
            Films films,
            Consumer<StoredTask> announcer) {
        this.store = store;
        this.settings = settings;
        this.faults = faults;
        this.films = films;
        this.announcer = announcer;
    }

    /** Goes on with the tasks of an earlier life, and with every new one. */
    void start() {
        store.all().stream()
                .filter(task -> !task.state().isFinal())
                .map(StoredTask::id)
                .forEach(arrivals::add);
        var _ =
                ticker.scheduleWithFixedDelay(
                        this::tickSafely, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Takes on a task that the store has. */
    void accepted(StoredTask task) {
        arrivals.add(task.id());
    }

    /** Ends only between two ticks, so that no task is failed because its render was cut off. */
    void stop() {
        ticker.shutdown();
        Threads.awaitEnd(ticker);
    }

    private void tickSafely() {
        try {
            tick();
        } catch (RuntimeException failure) {
            LOG.error("sandbox could not move its tasks on", failure);
        }
    }

    private void tick() {
        Instant now = settings.clock().instant();
        for (String id = arrivals.poll(); id != null; id = arrivals.poll()) {
            store.find(id).ifPresent(task -> enlist(task, now));
        }
        for (String id = expiries.pollDue(now); id != null; id = expiries.pollDue(now)) {
            // "Canceled" is the word of Vidu's error page; no page has one for this end.
            end(id, task -> task.failed("Canceled", now));
        }
        while (running < settings.concurrencyLimit() && !faults.queueIsHeld()) {
            String id = starts.pollDue(now);
            if (id == null) {
                break;
            }
            begin(id, now);
        }
        if (!faults.endsAreHeld()) {
            finishDue(now);
        }
    }

    private void enlist(StoredTask task, Instant now) {
        move(task.id(), TaskState.CREATED, t -> t.inState(TaskState.QUEUEING, now));
        if (task.state() == TaskState.PROCESSING) {
            running++;
            toEnd(task, task.startedAt() == null ? task.changedAt() : task.startedAt());
            return;
        }
        boolean offPeak = task.generation().offPeak();
        if (!task.marks().containsKey(FaultKind.TASK_NEVER_STARTS)) {
            Duration wait = offPeak ? settings.load().offPeakWait() : settings.queueTime();
            starts.add(task.createdAt().plus(wait), task.id());
        }
        if (offPeak) {
            expiries.add(task.createdAt().plus(settings.load().offPeakLimit()), task.id());
        }
    }

    private void begin(String id, Instant now) {
        if (move(id, TaskState.QUEUEING, t -> t.inState(TaskState.PROCESSING, now))) {
            running++;
            store.find(id).ifPresent(task -> toEnd(task, now));
        }
    }

    private void toEnd(StoredTask task, Instant started) {
        var _ = films.of(task);
        if (!task.marks().containsKey(FaultKind.TASK_NEVER_FINISHES)) {
            ends.add(started.plus(settings.processingTime()), task.id());
        }
    }

    private void finishDue(Instant now) {
        List<String> unfinished = new ArrayList<>();
        for (String id = ends.pollDue(now); id != null; id = ends.pollDue(now)) {
            StoredTask task = store.find(id).orElseThrow();
            CompletableFuture<String> film = films.of(task);
            if (film.isDone()) {
                running--;
                films.forget(task);
                move(id, TaskState.PROCESSING, t -> finished(t, film, now));
            } else {
                unfinished.add(id);
            }
        }
        unfinished.forEach(id -> ends.add(now, id));
    }

    private static StoredTask finished(
            StoredTask task, CompletableFuture<String> film, Instant now) {
        String word = task.marks().get(FaultKind.TASK_FAILS);
        if (word != null) {
            return task.failed(word.isEmpty() ? "CreationPolicyViolation" : word, now);
        }
        try {
            return task.succeeded(film.join(), now);
        } catch (CompletionException failure) {
            LOG.error("sandbox could not render task {}", task.id(), failure);
            return task.failed("InternalServiceFailure", now);
        }
    }

    /** Ends a task that has not started; false when it has. */
    boolean cancel(StoredTask task) {
        Instant now = settings.clock().instant();
        return end(task.id(), current -> current.failed("UserCancelled", now));
    }

    private boolean end(String id, UnaryOperator<StoredTask> change) {
        return moveWhere(
                id, current -> current.state().isCancellable() ? change.apply(current) : current);
    }

    private boolean move(String id, TaskState from, UnaryOperator<StoredTask> change) {
        return moveWhere(id, current -> current.state() == from ? change.apply(current) : current);
    }

    private boolean moveWhere(String id, UnaryOperator<StoredTask> change) {
        boolean changed = store.change(id, change);
        if (changed) {
            store.find(id).ifPresent(announcer);
        }
        return changed;
    }
}

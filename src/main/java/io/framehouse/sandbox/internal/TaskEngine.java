package io.framehouse.sandbox.internal;

import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.SandboxSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves tasks through their states as the clock goes on. */
final class TaskEngine {
    private static final Logger LOG = LoggerFactory.getLogger(TaskEngine.class);
    private static final long TICK_MILLIS = 50;

    private final TaskStore store;
    private final SandboxSettings settings;
    private final FaultDesk faults;
    private final Renderer renderer;
    private final Consumer<StoredTask> announcer;
    private final ExecutorService threads;
    private final Map<String, CompletableFuture<String>> renders = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("sandbox-ticker").factory());

    TaskEngine(
            TaskStore store,
            SandboxSettings settings,
            FaultDesk faults,
            Renderer renderer,
            Consumer<StoredTask> announcer,
            ExecutorService threads) {
        this.store = store;
        this.settings = settings;
        this.faults = faults;
        this.renderer = renderer;
        this.announcer = announcer;
        this.threads = threads;
    }

    void start() {
        var _ =
                ticker.scheduleWithFixedDelay(
                        this::tickSafely, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
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
        Clock clock = settings.clock();
        Instant now = clock.instant();
        List<StoredTask> open =
                store.all().stream().filter(task -> !task.state().isFinal()).toList();
        long running = open.stream().filter(task -> task.state() == TaskState.PROCESSING).count();
        for (StoredTask task : open) {
            switch (task.state()) {
                case CREATED ->
                        move(task, TaskState.CREATED, t -> t.inState(TaskState.QUEUEING, now));
                case QUEUEING -> {
                    if (running < settings.concurrencyLimit() && mayStart(task, now)) {
                        running++;
                        begin(task, now);
                    }
                }
                case PROCESSING -> finishIfDue(task, now);
                case SUCCESS, FAILED -> {}
            }
        }
    }

    private boolean mayStart(StoredTask task, Instant now) {
        return !faults.queueIsHeld() && !now.isBefore(task.createdAt().plus(settings.queueTime()));
    }

    private void begin(StoredTask task, Instant now) {
        move(task, TaskState.QUEUEING, t -> t.inState(TaskState.PROCESSING, now));
        var _ = render(task);
    }

    private CompletableFuture<String> render(StoredTask task) {
        return renders.computeIfAbsent(
                task.id(),
                id ->
                        CompletableFuture.supplyAsync(
                                () -> renderer.render(task.generation()), threads));
    }

    private void finishIfDue(StoredTask task, Instant now) {
        if (task.marks().containsKey(FaultKind.TASK_NEVER_FINISHES)) {
            return;
        }
        Instant started = task.startedAt() == null ? task.changedAt() : task.startedAt();
        CompletableFuture<String> render = render(task);
        if (now.isBefore(started.plus(settings.processingTime())) || !render.isDone()) {
            return;
        }
        renders.remove(task.id());
        move(task, TaskState.PROCESSING, t -> finished(t, render, now));
    }

    private static StoredTask finished(
            StoredTask task, CompletableFuture<String> render, Instant now) {
        String word = task.marks().get(FaultKind.TASK_FAILS);
        if (word != null) {
            return task.failed(word.isEmpty() ? "CreationPolicyViolation" : word, now);
        }
        try {
            return task.succeeded(render.join(), now);
        } catch (CompletionException failure) {
            LOG.error("sandbox could not render task {}", task.id(), failure);
            return task.failed("InternalServiceFailure", now);
        }
    }

    /** Ends a task that has not started; false when it has. */
    boolean cancel(StoredTask task) {
        Instant now = settings.clock().instant();
        return moveWhere(
                task,
                current ->
                        current.state().isCancellable()
                                ? current.failed("UserCancelled", now)
                                : current);
    }

    private void move(StoredTask task, TaskState from, UnaryOperator<StoredTask> change) {
        moveWhere(task, current -> current.state() == from ? change.apply(current) : current);
    }

    private boolean moveWhere(StoredTask task, UnaryOperator<StoredTask> change) {
        boolean changed = store.change(task.id(), change);
        if (changed) {
            store.find(task.id()).ifPresent(announcer);
        }
        return changed;
    }
}

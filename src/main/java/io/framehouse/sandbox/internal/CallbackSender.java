package io.framehouse.sandbox.internal;

import io.framehouse.sandbox.Fault;
import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.FaultStage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells callers of changes. Vidu signs with the key that created the task; final states are sent
 * again up to three times, processing once.
 */
final class CallbackSender {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackSender.class);
    private static final int REPEATS = 3;
    private static final long FIRST_PAUSE_MILLIS = 300;
    private static final String HOUR_SECONDS = "3600";
    private static final String REPLAY_SECONDS = "2";

    private final FaultDesk faults;
    private final Clock clock;
    private final ExecutorService threads;
    private final Map<String, StoredTask> heldBack = new ConcurrentHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    CallbackSender(FaultDesk faults, Clock clock, ExecutorService threads) {
        this.faults = faults;
        this.clock = clock;
        this.threads = threads;
    }

    /** Sends the task's result body; the task must have asked for callbacks. */
    void send(StoredTask task, Dialect dialect) {
        threads.execute(() -> deliver(task, dialect));
    }

    /** Tells that the task is at work although it has just been taken, and waits until that is. */
    void sendEarly(StoredTask task, Dialect dialect) {
        StoredTask begun = task.inState(TaskState.PROCESSING, clock.instant());
        repeat(
                post(begun, headers(begun, clock.instant(), task.apiKey()), body(begun, dialect)),
                1);
    }

    private void deliver(StoredTask task, Dialect dialect) {
        Fault fault = faults.take(FaultStage.CALLBACK, task).orElse(null);
        if (!task.state().isFinal()) {
            if (is(fault, FaultKind.CALLBACK_REORDERED)) {
                heldBack.put(task.id(), task);
                return;
            }
            deliver(task, dialect, fault);
            return;
        }
        deliver(task, dialect, fault);
        StoredTask late = heldBack.remove(task.id());
        if (late != null) {
            deliver(late, dialect, null);
        } else if (is(fault, FaultKind.CALLBACK_REORDERED)) {
            deliver(task.inState(TaskState.PROCESSING, clock.instant()), dialect, null);
        }
    }

    private static boolean is(@Nullable Fault fault, FaultKind kind) {
        return fault != null && fault.kind() == kind;
    }

    private void deliver(StoredTask task, Dialect dialect, @Nullable Fault fault) {
        if (is(fault, FaultKind.CALLBACK_LOST)) {
            return;
        }
        boolean forged = is(fault, FaultKind.CALLBACK_FORGED);
        Instant time = clock.instant();
        if (fault != null && fault.kind() == FaultKind.CALLBACK_STALE) {
            time = time.minusSeconds(seconds(fault, HOUR_SECONDS));
        }
        Map<String, String> headers =
                headers(task, time, forged ? "not-" + task.apiKey() : task.apiKey());
        byte[] body = forged ? claim(task, dialect) : body(task, dialect);
        repeat(post(task, headers, body), task.state().isFinal() ? 1 + REPEATS : 1);
        if (is(fault, FaultKind.CALLBACK_DUPLICATE)) {
            repeat(post(task, headers, body), 1);
        } else if (fault != null && fault.kind() == FaultKind.CALLBACK_REPLAYED) {
            faults.pause(seconds(fault, REPLAY_SECONDS) * 1000L);
            repeat(post(task, headers, claim(task, dialect)), 1);
        }
    }

    private static long seconds(Fault fault, String otherwise) {
        return Long.parseLong(fault.argument().isEmpty() ? otherwise : fault.argument());
    }

    /** What Vtrix sends, and whether it signs, is not documented: here it does not. */
    private static Map<String, String> headers(StoredTask task, Instant time, String key) {
        return task.dialect().equals(ViduDialect.NAME)
                ? CallbackSigner.headers(URI.create(task.generation().callbackUrl()), key, time)
                : Map.of();
    }

    private static byte[] body(StoredTask task, Dialect dialect) {
        return Json.bytes(dialect.result(task));
    }

    private static byte[] claim(StoredTask task, Dialect dialect) {
        return Json.bytes(dialect.result(task).put("state", TaskState.SUCCESS.word()));
    }

    private static HttpRequest post(StoredTask task, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(task.generation().callbackUrl()))
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(builder::header);
        return builder.build();
    }

    private void repeat(HttpRequest request, int attempts) {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        for (int attempt = 1; attempt <= attempts; attempt++) {
            if (delivered(request) || attempt == attempts || faults.pause(pauseMillis)) {
                return;
            }
            pauseMillis *= 2;
        }
    }

    private boolean delivered(HttpRequest request) {
        try {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300;
        } catch (IOException failure) {
            LOG.debug("sandbox callback to {} failed", request.uri(), failure);
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells callers of changes. Vidu signs method, path, query and headers (not the body) with the key
 * that created the task; final states are sent again up to three times, processing once.
 */
final class CallbackSender {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackSender.class);
    private static final int REPEATS = 3;
    private static final long FIRST_PAUSE_MILLIS = 300;
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final FaultDesk faults;
    private final Clock clock;
    private final ExecutorService threads;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    CallbackSender(FaultDesk faults, Clock clock, ExecutorService threads) {
        this.faults = faults;
        this.clock = clock;
        this.threads = threads;
    }

    /** Sends the task's result body, if the task asked for callbacks. */
    void send(StoredTask task, ObjectNode body, boolean signed) {
        if (!task.generation().callbackUrl().isEmpty()) {
            threads.execute(() -> deliver(task, body, signed));
        }
    }

    private void deliver(StoredTask task, ObjectNode body, boolean signed) {
        FaultKind fault =
                faults.take(FaultStage.CALLBACK, task.dialect(), task.marks())
                        .map(Fault::kind)
                        .orElse(null);
        if (fault == FaultKind.CALLBACK_LOST) {
            return;
        }
        String key = task.apiKey();
        if (fault == FaultKind.CALLBACK_FORGED) {
            key = "not-" + key;
            body.put("state", TaskState.SUCCESS.word());
        }
        URI uri = URI.create(task.generation().callbackUrl());
        Map<String, String> headers = signed ? signature(uri, key) : Map.of();
        HttpRequest request = request(uri, headers, Json.bytes(body));
        repeat(request, task.state().isFinal() ? 1 + REPEATS : 1);
        if (fault == FaultKind.CALLBACK_DUPLICATE) {
            repeat(request, 1);
        }
    }

    private Map<String, String> signature(URI uri, String key) {
        String date = HTTP_DATE.format(clock.instant().atOffset(ZoneOffset.UTC));
        String nonce = UUID.randomUUID().toString();
        String path =
                uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        String text =
                String.join("\n", "POST", path, query, "vidu", date, "Date:" + date)
                        + "\nx-request-nonce:"
                        + nonce
                        + "\n";
        return Map.of(
                "Date",
                date,
                "x-request-nonce",
                nonce,
                "X-HMAC-SIGNED-HEADERS",
                "Date;x-request-nonce",
                "X-HMAC-SIGNATURE",
                Base64.getEncoder().encodeToString(Hmac.sha256(key, text)),
                "X-HMAC-ALGORITHM",
                "hmac-sha256",
                "X-HMAC-ACCESS-KEY",
                "vidu");
    }

    private static HttpRequest request(URI uri, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(uri)
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

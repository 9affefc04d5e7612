package io.framehouse.providers.http;

import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.Dialect.Endpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One HTTP/1.1 call to a provider: no redirect, no retry, bounded in time and size. Never throws
 * for anything a network or provider does.
 */
public final class ProviderHttp implements AutoCloseable {
    private static final long MAX_ANSWER_BYTES = 5L * 1024 * 1024;
    private static final byte[] NO_BODY = {};

    private final CallLimits limits;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient reader;

    public ProviderHttp(CallLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        this.reader = client();
    }

    /** Sends a job, within the limit for submits. */
    public Reply submit(Endpoint endpoint, String path, ObjectNode body) {
        return post(endpoint, path, body, limits.submit());
    }

    public Reply post(Endpoint endpoint, String path, ObjectNode body) {
        return post(endpoint, path, body, limits.other());
    }

    /**
     * Reads something.
     *
     * @param path below the base URL, encoded, with its query
     */
    public Reply get(Endpoint endpoint, String path) {
        return send(reader, endpoint, path, null, limits.other());
    }

    /**
     * A post gets a connection of its own: on a kept-alive one that the provider closes at the same
     * moment, nobody could tell whether the request arrived, and a job would become UNKNOWN.
     */
    private Reply post(Endpoint endpoint, String path, ObjectNode body, Duration limit) {
        HttpClient fresh = client();
        try {
            return send(fresh, endpoint, path, Json.bytes(body), limit);
        } finally {
            fresh.shutdownNow();
        }
    }

    private Reply send(
            HttpClient client,
            Endpoint endpoint,
            String path,
            byte @Nullable [] body,
            Duration limit) {
        WatchedBody watched = new WatchedBody(body == null ? NO_BODY : body);
        HttpRequest request;
        try {
            request = request(endpoint, path, body == null ? null : watched);
        } catch (IllegalArgumentException badAddress) {
            return new Reply.NeverSent("The account's address or key cannot be used in a request.");
        }
        AtomicInteger status = new AtomicInteger();
        CompletableFuture<HttpResponse<byte[]>> call = client.sendAsync(request, body(status));
        try {
            return answer(call.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            call.cancel(true);
            return new Reply.Lost("No complete answer within " + limit.toSeconds() + " s.");
        } catch (InterruptedException stopping) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.Lost("We were stopped while waiting for the answer.");
        } catch (ExecutionException failure) {
            return Failures.reply(failure.getCause(), watched.started(), status.get());
        }
    }

    private static HttpRequest request(
            Endpoint endpoint, String path, @Nullable WatchedBody watched) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address(endpoint.baseUrl(), path))
                        .header("Authorization", authorization(endpoint))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .header("User-Agent", "framehouse");
        return watched == null ? request.GET().build() : request.POST(watched).build();
    }

    private static String authorization(Endpoint endpoint) {
        String word = endpoint.authScheme() == AuthScheme.TOKEN ? "Token " : "Bearer ";
        return word + endpoint.apiKey();
    }

    private static URI address(URI base, String path) {
        String start = base.toString();
        String below = path.startsWith("/") ? path : "/" + path;
        return URI.create(
                start.endsWith("/")
                        ? start.substring(0, start.length() - 1) + below
                        : start + below);
    }

    private Reply answer(HttpResponse<byte[]> response) {
        String wait = response.headers().firstValue("Retry-After").orElse(null);
        return new Reply.Answer(
                response.statusCode(),
                Json.parse(response.body()),
                RetryAfter.parse(wait, clock.instant()));
    }

    private static BodyHandler<byte[]> body(AtomicInteger status) {
        return info -> {
            status.set(info.statusCode());
            return BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES).apply(info);
        };
    }

    private HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .executor(threads)
                .build();
    }

    @Override
    public void close() {
        reader.shutdownNow();
        threads.shutdownNow();
    }
}

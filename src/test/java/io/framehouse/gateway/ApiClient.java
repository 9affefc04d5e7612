package io.framehouse.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** An outside program with one key; every answer is looked at for faults of ours and cookies. */
final class ApiClient {
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    private final String base;
    private final @Nullable String authorization;

    private ApiClient(String base, @Nullable String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    static ApiClient admin(int port) {
        return bearer(port, ApiStory.ADMIN_KEY);
    }

    static ApiClient bearer(int port, String key) {
        return new ApiClient("http://localhost:" + port, "Bearer " + key);
    }

    /** The same host with another Authorization header, null for none. */
    ApiClient showing(@Nullable String header) {
        return new ApiClient(base, header);
    }

    String base() {
        return base;
    }

    ApiReply get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    ApiReply delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    ApiReply post(String path, String json, String... headers) {
        return json("POST", path, json, headers);
    }

    ApiReply put(String path, String json) {
        return json("PUT", path, json);
    }

    ApiReply patch(String path, String json) {
        return json("PATCH", path, json);
    }

    ApiReply json(String method, String path, String json, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/json";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return send(method, path, BodyPublishers.ofString(json), all);
    }

    ApiReply send(String method, String path, BodyPublisher body, String... headers) {
        URI address = URI.create(path.startsWith("http") ? path : base + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .timeout(Duration.ofSeconds(60))
                        .method(method, body);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<byte[]> answer = HTTP.send(request.build(), ApiClient::bytes);
            return ApiReply.of(method + " " + path, answer);
        } catch (IOException failure) {
            throw new UncheckedIOException(method + " " + path, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The whole body; of an event stream, which does not end, nothing. */
    private static BodySubscriber<byte[]> bytes(HttpResponse.ResponseInfo head) {
        String type = head.headers().firstValue("content-type").orElse("");
        return type.startsWith("text/event-stream") ? new Left() : BodySubscribers.ofByteArray();
    }

    /** Hangs up as soon as the stream begins. */
    private static final class Left implements BodySubscriber<byte[]> {
        private final CompletableFuture<byte[]> nothing = new CompletableFuture<>();

        @Override
        public CompletionStage<byte[]> getBody() {
            return nothing;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            nothing.complete(new byte[0]);
            subscription.cancel();
        }

        @Override
        public void onNext(List<ByteBuffer> item) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}

package io.framehouse.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain HTTP caller for the sandbox's tests; written from the pages, shares nothing with it. */
final class SandboxClient {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    record Answer(int status, byte[] body, HttpResponse<byte[]> raw) {
        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final String baseUrl;
    private final String authorization;

    SandboxClient(String baseUrl, String authorization) {
        this.baseUrl = baseUrl;
        this.authorization = authorization;
    }

    Answer post(String path, String json) throws IOException {
        return send(
                builder(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer get(String path) throws IOException {
        return send(builder(path).GET());
    }

    Answer delete(String path) throws IOException {
        return send(builder(path).DELETE());
    }

    /** A body exactly as given, with any content type. */
    Answer post(String path, String contentType, byte[] body) throws IOException {
        return send(
                builder(path)
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    Answer getWithTimeout(String path, Duration timeout) throws IOException {
        return send(builder(path).timeout(timeout).GET());
    }

    Answer postWithTimeout(String path, String json, Duration timeout) throws IOException {
        return send(
                builder(path)
                        .timeout(timeout)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Answer range(String path, String range) throws IOException {
        return send(builder(path).header("Range", range).GET());
    }

    private HttpRequest.Builder builder(String path) {
        String url = path.startsWith("http") ? path : baseUrl + path;
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(url))
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(PATIENCE);
        return authorization.isEmpty() ? builder : builder.header("Authorization", authorization);
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<byte[]> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /** Asks again and again until the answer is as wanted. */
    JsonNode pollUntil(String path, Predicate<JsonNode> wanted) throws IOException {
        JsonNode[] last = new JsonNode[1];
        await(
                "result of " + path,
                () -> {
                    try {
                        last[0] = get(path).json();
                        return wanted.test(last[0]);
                    } catch (IOException failure) {
                        throw new AssertionError(failure);
                    }
                });
        return last[0];
    }

    static void await(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(condition::getAsBoolean);
    }
}

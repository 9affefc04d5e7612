package io.framehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls a house over HTTP with one key. */
final class HouseClient {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI address;
    private final @Nullable String key;

    HouseClient(URI address, @Nullable String key) {
        this.address = address;
        this.key = key;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    JsonNode get(String path) {
        return json(send("GET", path, null), 200);
    }

    JsonNode post(String path, JsonNode body) {
        HttpResponse<String> answer = send("POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
        return JSON.readTree(answer.body());
    }

    JsonNode put(String path, JsonNode body) {
        return json(send("PUT", path, body), 200);
    }

    JsonNode patch(String path, JsonNode body) {
        return json(send("PATCH", path, body), 200);
    }

    /** Creates under an idempotency key: the same key makes one job, however often it is asked. */
    JsonNode create(String path, JsonNode body, String key) {
        HttpResponse<String> answer = send("POST", path, body, "Idempotency-Key", key);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
        return JSON.readTree(answer.body());
    }

    /** Keeps a picture of the team. */
    JsonNode upload(byte[] picture) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve("/api/v1/uploads"))
                        .header("Content-Type", "image/png")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(picture));
        return json(exchange(request, "upload"), 201);
    }

    /** The answer as it is; redirects are not followed. */
    HttpResponse<String> send(
            String method, String path, @Nullable JsonNode body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path))
                        .timeout(Duration.ofSeconds(60))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return exchange(request, method + " " + path);
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request, String call) {
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(call, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }
}

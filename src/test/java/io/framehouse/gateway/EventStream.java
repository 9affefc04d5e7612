package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A listener to the job stream that keeps all it hears. */
final class EventStream implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final List<Message> messages = new CopyOnWriteArrayList<>();
    final List<String> comments = new CopyOnWriteArrayList<>();
    private final HttpResponse<InputStream> answer;
    private final Thread reader;
    private volatile String lastId = "";

    record Message(String id, String event, JsonNode data) {
        String job() {
            return data.path("id").asString();
        }

        String state() {
            return data.path("state").asString();
        }
    }

    private EventStream(HttpResponse<InputStream> answer) {
        this.answer = answer;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    static EventStream open(int port, String key, String query, String... headers)
            throws Exception {
        EventStream stream = new EventStream(ask(port, key, query, headers));
        assertThat(stream.answer.statusCode()).isEqualTo(200);
        assertThat(stream.answer.headers().firstValue("content-type"))
                .hasValue("text/event-stream;charset=UTF-8");
        await().until(() -> !stream.lastId.isEmpty());
        return stream;
    }

    static HttpResponse<InputStream> ask(int port, String key, String query, String... headers)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:" + port + "/api/v1/jobs/stream" + query))
                        .header("Authorization", "Bearer " + key);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofInputStream());
    }

    private void read() {
        String event = "";
        String data = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    comments.add(line);
                } else if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && !data.isEmpty()) {
                    messages.add(new Message(lastId, event, JsonMapper.shared().readTree(data)));
                    data = "";
                }
            }
        } catch (IOException closed) {
            // The test closed it, or the server broke it; either way it has ended.
        }
    }

    String lastId() {
        return lastId;
    }

    boolean hasEnded() {
        return !reader.isAlive();
    }

    void hear(String job, String state) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        messages.stream()
                                .anyMatch(message ->
                                        message.job().equals(job)
                                                && message.state().equals(state)));
    }

    @Override
    public void close() throws IOException {
        answer.body().close();
    }
}

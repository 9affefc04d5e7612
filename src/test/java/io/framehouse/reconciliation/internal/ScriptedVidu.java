package io.framehouse.reconciliation.internal;

import com.sun.net.httpserver.HttpExchange;
import io.framehouse.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider over real HTTP that says what a test tells it to. Its task list never answers. */
final class ScriptedVidu implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LoopbackServer server = new LoopbackServer().on("/", this::answer);
    private final Map<String, String> tasks = new ConcurrentHashMap<>();
    private final List<JsonNode> submits = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private volatile Runnable onSubmit = () -> {};
    private volatile boolean silent;

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** What a task's page says from now on. */
    void says(String task, String body) {
        tasks.put(task, body);
    }

    /** Makes the next submits unanswered, after they were taken. */
    void silent(boolean now) {
        silent = now;
    }

    /** Runs while a submit waits for its answer. */
    void duringSubmit(Runnable work) {
        onSubmit = work;
    }

    String lastTask() {
        return "task-" + number.get();
    }

    JsonNode lastSubmit() {
        return submits.getLast();
    }

    int submits() {
        return submits.size();
    }

    URI callbackAddress() {
        return URI.create(lastSubmit().path("callback_url").asString());
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            submit(exchange, body);
        } else if (path.matches("/ent/v2/tasks/[^/]+/creations")) {
            String said = tasks.get(path.split("/")[4]);
            reply(exchange, said == null ? 404 : 200, said == null ? "{\"code\":404}" : said);
        } else {
            reply(exchange, 500, "{\"code\":500}");
        }
    }

    private void submit(HttpExchange exchange, byte[] body) throws IOException {
        submits.add(JSON.readTree(body));
        String task = "task-" + number.incrementAndGet();
        tasks.putIfAbsent(task, task(task, "created"));
        onSubmit.run();
        if (silent) {
            reply(exchange, 500, "");
        } else {
            reply(exchange, 200, "{\"task_id\":\"" + task + "\",\"state\":\"created\"}");
        }
    }

    /** A task's page with our tag in it. */
    String task(String task, String state) {
        return page(task, state, lastSubmit().path("payload").asString());
    }

    static String page(String task, String state, String payload) {
        String creations =
                state.equals("success")
                        ? "[{\"id\":\"c\",\"url\":\"https://example.com/v\"}]"
                        : "[]";
        return "{\"id\":\"%s\",\"state\":\"%s\",\"payload\":\"%s\",\"creations\":%s}"
                .formatted(task, state, payload, creations);
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        LoopbackServer.answer(
                exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}

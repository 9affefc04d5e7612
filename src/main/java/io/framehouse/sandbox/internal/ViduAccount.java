package io.framehouse.sandbox.internal;

import io.framehouse.sandbox.SandboxSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Vidu offers about the whole account: task list, cancelling, credits. */
final class ViduAccount {
    private static final int MAX_PAGE_SIZE = 100;

    private final SandboxSettings settings;
    private final TaskStore store;
    private final TaskEngine engine;
    private final PollFlow polls;

    ViduAccount(SandboxSettings settings, TaskStore store, TaskEngine engine, PollFlow polls) {
        this.settings = settings;
        this.store = store;
        this.engine = engine;
        this.polls = polls;
    }

    void cancel(Exchange exchange, ViduDialect dialect, String id) throws IOException {
        StoredTask task = polls.taskFor(exchange, dialect, id);
        if (!exchange.header("Content-Length").matches("0?")) {
            String named = new Body(exchange.readObject()).text("id", id);
            if (!named.equals(id)) {
                throw Refusal.invalid("id", "must be the id in the path", named);
            }
        }
        if (!engine.cancel(task)) {
            throw new Refusal(
                    RefusalKind.NOT_CANCELLABLE, "", "task state is scheduled, can not cancel");
        }
        exchange.reply(200, Json.object());
    }

    void credits(Exchange exchange, ViduDialect dialect) throws IOException {
        String key = Access.keyOf(dialect, exchange, settings);
        List<StoredTask> tasks = store.all();
        long balance = settings.startingCredits() - store.takenCredits(dialect.purse(), key);
        ObjectNode body = Json.object();
        body.putArray("remains")
                .addObject()
                .put("type", "metered")
                .put("credit_remain", balance)
                .put("concurrency_limit", settings.concurrencyLimit())
                .put("current_concurrency", count(tasks, TaskState.PROCESSING))
                .put(
                        "queue_count",
                        count(tasks, TaskState.QUEUEING) + count(tasks, TaskState.CREATED));
        if (exchange.query("show_detail", "false").equals("true")) {
            body.putArray("packages")
                    .addObject()
                    .put("id", "sandbox")
                    .put("name", "sandbox")
                    .put("type", "metered")
                    .put("concurrency", settings.concurrencyLimit())
                    .put("credit_amount", settings.startingCredits())
                    .put("credit_remain", balance);
        }
        exchange.reply(200, body);
    }

    private static long count(List<StoredTask> tasks, TaskState state) {
        return tasks.stream().filter(task -> task.state() == state).count();
    }

    void list(Exchange exchange, ViduDialect dialect) throws IOException {
        Access.keyOf(dialect, exchange, settings);
        polls.requireList(exchange, dialect);
        int size = number(exchange, "pagesz", 10);
        if (size < 1 || size > MAX_PAGE_SIZE) {
            throw Refusal.invalid("pagesz", "must be from 1 to " + MAX_PAGE_SIZE, size);
        }
        int page = number(exchange, "page", 0);
        String token = either(exchange, "page_token", "");
        long first = token.isEmpty() ? (long) page * size : parse("page_token", token);
        List<StoredTask> found = matching(exchange);
        ObjectNode body = Json.object();
        ArrayNode rows = body.putArray("tasks");
        found.stream().skip(first).limit(size).forEach(task -> row(dialect, task, rows));
        body.put("next_page_token", first + size < found.size() ? first + size + "" : "");
        exchange.reply(200, body);
    }

    private static void row(ViduDialect dialect, StoredTask task, ArrayNode rows) {
        ObjectNode row = dialect.result(task);
        row.put("key_id", "sandbox").put("template", "");
        dialect.echo(task, row);
        rows.add(row);
    }

    private List<StoredTask> matching(Exchange exchange) {
        Instant now = settings.clock().instant();
        Instant from = instant(exchange, "created_at.from", now.minus(Duration.ofDays(7)));
        Instant to = instant(exchange, "created_at.to", now.plusSeconds(1));
        List<String> ids = exchange.queryAll("task_ids");
        List<String> states = exchange.queryAll("states");
        List<String> versions = exchange.queryAll("model_versions");
        List<String> resolutions = exchange.queryAll("resolutions");
        return store.all().reversed().stream()
                .filter(task -> task.dialect().equals(ViduDialect.NAME))
                .filter(task -> !task.createdAt().isBefore(from) && !task.createdAt().isAfter(to))
                .filter(task -> ids.isEmpty() || ids.contains(task.id()))
                .filter(task -> states.isEmpty() || states.contains(task.state().word()))
                .filter(task -> versions.isEmpty() || versions.contains(version(task)))
                .filter(task ->
                        resolutions.isEmpty()
                                || resolutions.contains(task.generation().resolution()))
                .toList();
    }

    private static String version(StoredTask task) {
        return task.modelName().replaceFirst("^vidu", "");
    }

    /** The page prints the prefix as "paper" and as "pager"; both are taken. */
    private static String either(Exchange exchange, String name, String otherwise) {
        return exchange.query("pager." + name, exchange.query("paper." + name, otherwise));
    }

    private static int number(Exchange exchange, String name, int otherwise) {
        return parse(name, either(exchange, name, Integer.toString(otherwise)));
    }

    private static int parse(String name, String text) {
        try {
            return Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException notNumber) {
            throw Refusal.invalid(name, "must be a number", text);
        }
    }

    private static Instant instant(Exchange exchange, String name, Instant otherwise) {
        String text = exchange.query(name, "");
        try {
            return text.isEmpty() ? otherwise : Instant.parse(text);
        } catch (DateTimeParseException notTime) {
            throw Refusal.invalid(name, "must be a time such as 2025-01-01T00:00:00Z", text);
        }
    }
}

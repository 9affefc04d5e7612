package io.framehouse.sandbox.internal;

import io.framehouse.sandbox.Fault;
import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.FaultStage;
import io.framehouse.sandbox.SandboxSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Vidu's list of tasks, page by page, with the faults on the way. */
final class ViduTaskPages {
    private static final int MAX_PAGE_SIZE = 100;
    private static final String NO_SUCH_PAGE = "gone";
    private static final String SILENT = "silent";

    private final SandboxSettings settings;
    private final TaskStore store;
    private final FaultDesk faults;

    ViduTaskPages(SandboxSettings settings, TaskStore store, FaultDesk faults) {
        this.settings = settings;
        this.store = store;
        this.faults = faults;
    }

    void list(Exchange exchange, ViduDialect dialect) throws IOException {
        Access.keyOf(dialect, exchange, settings);
        Fault fault = faults.take(FaultStage.LIST, dialect.name(), Map.of(), "list").orElse(null);
        FaultKind kind = fault == null ? null : fault.kind();
        if (fault != null) {
            Misbehaviour.refuse(exchange, fault);
        }
        ObjectNode page = page(exchange, dialect);
        switch (kind) {
            case LIST_HANG -> {
                faults.hang();
                exchange.abort();
            }
            case LIST_GARBAGE -> Misbehaviour.garbage(exchange);
            case LIST_INCOMPLETE -> exchange.reply(200, incomplete(page, fault));
            case LIST_WITHOUT_PAYLOAD -> {
                page.path("tasks").forEach(row -> ((ObjectNode) row).remove("payload"));
                exchange.reply(200, page);
            }
            case null, default -> exchange.reply(200, page);
        }
    }

    /** Every other task from the second on, and a next page that will be refused, or none. */
    private static ObjectNode incomplete(ObjectNode page, @Nullable Fault fault) {
        ArrayNode rows = (ArrayNode) page.path("tasks");
        ArrayNode some = Json.array();
        IntStream.range(0, rows.size()).filter(i -> i % 2 == 1).forEach(i -> some.add(rows.get(i)));
        boolean silent = fault != null && fault.argument().equals(SILENT);
        page.set("tasks", some);
        return page.put("next_page_token", silent ? "" : NO_SUCH_PAGE);
    }

    private ObjectNode page(Exchange exchange, ViduDialect dialect) {
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
        return body.put("next_page_token", first + size < found.size() ? first + size + "" : "");
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
        if (from.isAfter(to)) {
            return List.of();
        }
        List<String> ids = exchange.queryAll("task_ids");
        List<String> states = exchange.queryAll("states");
        List<String> versions = exchange.queryAll("model_versions");
        List<String> resolutions = exchange.queryAll("resolutions");
        return store.newestFirst(from, to).stream()
                .filter(task -> task.dialect().equals(ViduDialect.NAME) && !task.hasVanished())
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

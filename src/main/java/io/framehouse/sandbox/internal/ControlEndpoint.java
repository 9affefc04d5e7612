package io.framehouse.sandbox.internal;

import io.framehouse.sandbox.Fault;
import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.FaultMix;
import io.framehouse.sandbox.SandboxFaults;
import io.framehouse.sandbox.SandboxLedgerLine;
import io.framehouse.sandbox.SandboxTask;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The switch for faults and the view on tasks, for tests and demos; no provider has it. */
final class ControlEndpoint {
    private static final Set<String> FAULT_FIELDS = Set.of("kind", "count", "dialect", "argument");

    private final SandboxFaults faults;
    private final TaskStore store;
    private final SubmitFlow submits;

    ControlEndpoint(SandboxFaults faults, TaskStore store, SubmitFlow submits) {
        this.faults = faults;
        this.store = store;
        this.submits = submits;
    }

    List<Route> routes() {
        return List.of(
                route("GET", "/_sandbox/faults", (exchange, path) -> showFaults(exchange)),
                route("POST", "/_sandbox/faults", (exchange, path) -> addFaults(exchange)),
                route("DELETE", "/_sandbox/faults", this::clearFaults),
                route("POST", "/_sandbox/mix", (exchange, path) -> mix(exchange)),
                route("GET", "/_sandbox/ledger", (exchange, path) -> showLedger(exchange)),
                route("POST", "/_sandbox/queue", (exchange, path) -> holdQueue(exchange)),
                route("GET", "/_sandbox/tasks", (exchange, path) -> showTasks(exchange)));
    }

    private static Route route(String method, String path, Route.Handler handler) {
        return Route.of(method, path, ControlEndpoint::refuse, handler);
    }

    private static void refuse(Exchange exchange, Refusal refusal) throws IOException {
        exchange.reply(refusal.kind().viduStatus, Json.object().put("message", refusal.text()));
    }

    private void addFaults(Exchange exchange) throws IOException {
        JsonNode body = exchange.readJson();
        List<Fault> added =
                body.isArray()
                        ? body.values().stream().map(ControlEndpoint::fault).toList()
                        : List.of(fault(body));
        added.forEach(faults::add);
        showFaults(exchange);
    }

    private static Fault fault(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            throw new Refusal(RefusalKind.BAD_REQUEST, "", "a fault must be a JSON object");
        }
        Body body = new Body(object);
        body.refuseOthersThan(FAULT_FIELDS);
        body.require("kind");
        int count = (int) body.integer("count", 1, 0, Integer.MAX_VALUE);
        String dialect =
                body.oneOf(
                        "dialect",
                        List.of("", AsyncV3Dialect.NAME, ViduDialect.NAME, VtrixDialect.NAME),
                        "");
        try {
            FaultKind kind = FaultKind.ofWireName(body.text("kind", ""));
            Fault fault = new Fault(kind, count, null, body.text("argument", ""));
            return dialect.isEmpty() ? fault : fault.onlyFor(dialect);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.invalid("kind", "must be a known fault", object.get("kind"));
        }
    }

    private void showFaults(Exchange exchange) throws IOException {
        FaultMix mix = faults.mix();
        ObjectNode body =
                Json.object()
                        .put("queue_held", faults.queueIsHeld())
                        .put("mix", mix.text())
                        .put("seed", mix.seed());
        ArrayNode list = body.putArray("faults");
        for (Fault fault : faults.waiting()) {
            list.addObject()
                    .put("kind", fault.kind().wireName())
                    .put("count", fault.count())
                    .put("dialect", fault.dialect() == null ? "" : fault.dialect())
                    .put("argument", fault.argument());
        }
        exchange.reply(200, body);
    }

    private void mix(Exchange exchange) throws IOException {
        Body body = new Body(exchange.readObject());
        body.refuseOthersThan(Set.of("mix", "seed"));
        long seed = body.integer("seed", 0, Long.MIN_VALUE, Long.MAX_VALUE);
        try {
            faults.mix(FaultMix.parse(body.text("mix", ""), seed));
        } catch (IllegalArgumentException unreadable) {
            throw new Refusal(
                    RefusalKind.BAD_REQUEST, "mix", String.valueOf(unreadable.getMessage()));
        }
        showFaults(exchange);
    }

    private void clearFaults(Exchange exchange, Matcher path) throws IOException {
        faults.clear();
        showFaults(exchange);
    }

    private void holdQueue(Exchange exchange) throws IOException {
        Body body = new Body(exchange.readObject());
        body.require("held");
        if (body.flag("held", false)) {
            faults.holdQueue();
        } else {
            faults.releaseQueue();
        }
        showFaults(exchange);
    }

    private void showLedger(Exchange exchange) throws IOException {
        ObjectNode body = Json.object().put("submits", submits.submitCount());
        ObjectNode struck = body.putObject("faults_struck");
        faults.struck().forEach((kind, times) -> struck.put(kind.wireName(), times));
        ArrayNode list = body.putArray("tasks");
        for (SandboxLedgerLine line : Ledger.of(store.all())) {
            list.addObject()
                    .put("id", line.id())
                    .put("dialect", line.dialect())
                    .put("purse", line.purse())
                    .put("key_ends", line.keyEnds())
                    .put("model", line.model())
                    .put("prompt", line.prompt())
                    .put("payload", line.payload())
                    .put("created", line.created())
                    .put("state", line.state())
                    .put("final", line.isFinal())
                    .put("error_code", line.errorCode())
                    .put("faults", line.faults())
                    .put("price_credits", line.priceCredits())
                    .put("taken_credits", line.takenCredits())
                    .put("created_at", line.createdAt().toString())
                    .put("changed_at", line.changedAt().toString());
        }
        exchange.reply(200, body);
    }

    private void showTasks(Exchange exchange) throws IOException {
        ObjectNode body = Json.object();
        ArrayNode list = body.putArray("tasks");
        for (StoredTask stored : store.all()) {
            SandboxTask task = stored.toPublic();
            list.addObject()
                    .put("id", task.id())
                    .put("dialect", task.dialect())
                    .put("model", task.model())
                    .put("state", task.state())
                    .put("error_code", task.errorCode())
                    .put("credits", task.credits())
                    .put("payload", task.payload())
                    .put("created_at", task.createdAt().toString())
                    .set("request", task.request());
        }
        exchange.reply(200, body);
    }
}

package io.framehouse.sandbox.internal;

import io.framehouse.sandbox.Fault;
import io.framehouse.sandbox.FaultStage;
import io.framehouse.sandbox.SandboxSettings;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** Answers a question about one task, with the faults on the way. */
final class PollFlow {
    private final SandboxSettings settings;
    private final TaskStore store;
    private final FaultDesk faults;

    PollFlow(SandboxSettings settings, TaskStore store, FaultDesk faults) {
        this.settings = settings;
        this.store = store;
        this.faults = faults;
    }

    /** The task of that dialect, or a refusal; the caller must have shown a valid key. */
    StoredTask taskFor(Exchange exchange, Dialect dialect, String id) {
        Access.keyOf(dialect, exchange, settings);
        return store.find(id)
                .filter(task -> task.dialect().equals(dialect.name()) && !task.hasVanished())
                .orElseThrow(
                        () -> new Refusal(RefusalKind.TASK_UNKNOWN, "", "task not found: " + id));
    }

    void poll(Exchange exchange, Dialect dialect, String id) throws IOException {
        StoredTask task = taskFor(exchange, dialect, id);
        Fault fault = faults.take(FaultStage.POLL, task).orElse(null);
        ObjectNode body = dialect.result(task);
        if (fault == null) {
            exchange.reply(200, body);
            return;
        }
        Misbehaviour.refuse(exchange, fault);
        switch (fault.kind()) {
            case POLL_HANG -> {
                faults.hang();
                exchange.abort();
            }
            case POLL_GARBAGE -> Misbehaviour.garbage(exchange);
            case POLL_UNKNOWN_STATUS -> {
                String word = fault.argument().isEmpty() ? "rethinking" : fault.argument();
                dialect.overwriteStatus(body, word);
                exchange.reply(200, body);
            }
            default -> exchange.reply(200, body);
        }
    }
}

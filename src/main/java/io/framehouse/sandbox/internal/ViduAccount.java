package io.framehouse.sandbox.internal;

import io.framehouse.sandbox.Fault;
import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.FaultStage;
import io.framehouse.sandbox.SandboxSettings;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What Vidu offers besides making videos: cancelling, credits. */
final class ViduAccount {
    private static final String ACCEPTED = "accepted";

    private final SandboxSettings settings;
    private final TaskStore store;
    private final TaskEngine engine;
    private final PollFlow polls;
    private final FaultDesk faults;

    ViduAccount(
            SandboxSettings settings,
            TaskStore store,
            TaskEngine engine,
            PollFlow polls,
            FaultDesk faults) {
        this.settings = settings;
        this.store = store;
        this.engine = engine;
        this.polls = polls;
        this.faults = faults;
    }

    void cancel(Exchange exchange, ViduDialect dialect, String id) throws IOException {
        StoredTask task = polls.taskFor(exchange, dialect, id);
        if (!exchange.header("Content-Length").matches("0?")) {
            String named = new Body(exchange.readObject()).text("id", id);
            if (!named.equals(id)) {
                throw Refusal.invalid("id", "must be the id in the path", named);
            }
        }
        Fault fault = faults.take(FaultStage.CANCEL, task).orElse(null);
        if (fault != null && !fault.argument().equals(ACCEPTED)) {
            answerBadly(exchange, fault);
            return;
        }
        if (!engine.cancel(task)) {
            throw Misbehaviour.notCancellable();
        }
        if (fault == null) {
            exchange.reply(200, Json.object());
        } else {
            answerBadly(exchange, fault);
        }
    }

    private void answerBadly(Exchange exchange, Fault fault) {
        Misbehaviour.refuse(exchange, fault);
        if (fault.kind() == FaultKind.CANCEL_HANG) {
            faults.hang();
        }
        exchange.abort();
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
}

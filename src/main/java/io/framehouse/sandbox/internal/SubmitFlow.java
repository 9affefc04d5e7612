package io.framehouse.sandbox.internal;

import io.framehouse.sandbox.Fault;
import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.FaultStage;
import io.framehouse.sandbox.SandboxSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Takes a submit from the first byte to its answer, with the faults on the way. */
final class SubmitFlow {
    /** A submit as its dialect understands it. */
    record Order(NamedModel model, Profile profile, ObjectNode parameters) {}

    /** Finds out which model is meant and where the parameters are. */
    interface Reader {
        Order read(ObjectNode json);
    }

    private static final String ACCEPTED = "accepted";

    private final SandboxSettings settings;
    private final TaskStore store;
    private final RequestRules rules;
    private final FaultDesk faults;
    private final TaskEngine engine;
    private final Consumer<StoredTask> early;
    private final AtomicInteger submits = new AtomicInteger();

    /**
     * @param early delivers a callback and returns when that is done
     */
    SubmitFlow(
            SandboxSettings settings,
            TaskStore store,
            RequestRules rules,
            FaultDesk faults,
            TaskEngine engine,
            Consumer<StoredTask> early) {
        this.settings = settings;
        this.store = store;
        this.rules = rules;
        this.faults = faults;
        this.engine = engine;
        this.early = early;
    }

    int submitCount() {
        return submits.get();
    }

    void submit(Exchange exchange, Dialect dialect, Reader reader) throws IOException {
        submits.incrementAndGet();
        if (faults.take(FaultStage.CONNECT, dialect.name(), Map.of(), "").isPresent()) {
            exchange.abort();
            return;
        }
        String key = Access.keyOf(dialect, exchange, settings);
        ObjectNode json = exchange.readObject();
        Order order = reader.read(json);
        String prompt = order.parameters().path("prompt").asString("");
        Map<FaultKind, String> marks = new EnumMap<>(FaultKind.class);
        marks.putAll(FaultDesk.marksIn(prompt));
        Fault fault = faults.take(FaultStage.SUBMIT, dialect.name(), marks, prompt).orElse(null);
        if (fault != null && !ACCEPTED.equals(fault.argument())) {
            Misbehaviour.refuse(exchange, fault);
        }
        if (fault != null && fault.kind() == FaultKind.SUBMIT_HANG_EARLY) {
            faults.hang();
            exchange.abort();
            return;
        }
        Generation generation =
                rules.check(new Body(order.parameters()), order.profile(), order.model());
        StoredTask task = accept(dialect, key, order, generation, json, marks);
        if (!generation.callbackUrl().isEmpty()
                && faults.take(FaultStage.ANSWER, task).isPresent()) {
            early.accept(task);
        }
        answer(exchange, dialect, task, fault);
    }

    private StoredTask accept(
            Dialect dialect,
            String key,
            Order order,
            Generation generation,
            ObjectNode json,
            Map<FaultKind, String> marks) {
        Family family = ModelTable.of(generation.model(), generation.mode()).getFirst().family();
        int credits = Pricing.credits(generation, family);
        if (settings.startingCredits() - store.takenCredits(dialect.purse(), key) < credits) {
            throw new Refusal(
                    RefusalKind.NO_CREDIT, "", "not enough credits: this task costs " + credits);
        }
        faults.take(FaultStage.TASK, dialect.name(), Map.of(), generation.prompt())
                .ifPresent(fault -> marks.put(fault.kind(), fault.argument()));
        Instant now = settings.clock().instant();
        StoredTask task =
                new StoredTask(
                        UUID.randomUUID().toString().replace("-", ""),
                        dialect.name(),
                        dialect.purse(),
                        key,
                        order.model().name(),
                        generation,
                        Shortened.copyOf(json),
                        TaskState.CREATED,
                        now,
                        now,
                        null,
                        "",
                        credits,
                        "",
                        marks);
        store.add(task);
        engine.accepted(task);
        return task;
    }

    private void answer(Exchange exchange, Dialect dialect, StoredTask task, @Nullable Fault fault)
            throws IOException {
        ObjectNode body = dialect.submitted(task);
        switch (fault == null ? null : fault.kind()) {
            case SUBMIT_499, SUBMIT_503 ->
                    Misbehaviour.refuse(exchange, Objects.requireNonNull(fault));
            case SUBMIT_UNANSWERED -> exchange.abort();
            case SUBMIT_HANG -> {
                faults.hang();
                exchange.abort();
            }
            case SUBMIT_GARBAGE -> Misbehaviour.garbage(exchange);
            case SUBMIT_500_ACCEPTED ->
                    dialect.refuse(
                            exchange, new Refusal(RefusalKind.INTERNAL, "", "internal failure"));
            case SUBMIT_NO_ID -> {
                dialect.removeId(body);
                exchange.reply(200, body);
            }
            case null, default -> exchange.reply(200, body);
        }
    }
}

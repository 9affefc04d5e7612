package io.framehouse.sandbox.internal;

import io.framehouse.sandbox.Fault;
import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.FaultStage;
import io.framehouse.sandbox.SandboxSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
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

    private final SandboxSettings settings;
    private final TaskStore store;
    private final RequestRules rules;
    private final FaultDesk faults;
    private final AtomicInteger submits = new AtomicInteger();

    SubmitFlow(SandboxSettings settings, TaskStore store, RequestRules rules, FaultDesk faults) {
        this.settings = settings;
        this.store = store;
        this.rules = rules;
        this.faults = faults;
    }

    int submitCount() {
        return submits.get();
    }

    void submit(Exchange exchange, Dialect dialect, Reader reader) throws IOException {
        submits.incrementAndGet();
        Fault fault = faults.take(FaultStage.SUBMIT, dialect.name(), Map.of()).orElse(null);
        if (fault != null && fault.kind() == FaultKind.SUBMIT_CLOSED_EARLY) {
            exchange.abort();
            return;
        }
        String key = Access.keyOf(dialect, exchange, settings);
        ObjectNode json = exchange.readObject();
        Order order = reader.read(json);
        String prompt = order.parameters().path("prompt").asString("");
        Map<FaultKind, String> marks = new EnumMap<>(FaultKind.class);
        marks.putAll(FaultDesk.marksIn(prompt));
        Fault striking = fault == null ? ofMarks(marks) : fault;
        refuseIfTold(exchange, striking);
        if (striking != null && striking.kind() == FaultKind.SUBMIT_HANG_EARLY) {
            faults.hang();
            exchange.abort();
            return;
        }
        Generation generation =
                rules.check(new Body(order.parameters()), order.profile(), order.model());
        StoredTask task = accept(dialect, key, order, generation, json, marks);
        answer(exchange, dialect, task, striking == null ? null : striking.kind());
    }

    private static @Nullable Fault ofMarks(Map<FaultKind, String> marks) {
        return marks.entrySet().stream()
                .filter(mark -> mark.getKey().stage() == FaultStage.SUBMIT)
                .map(mark -> Fault.once(mark.getKey()).with(mark.getValue()))
                .findFirst()
                .orElse(null);
    }

    private static void refuseIfTold(Exchange exchange, @Nullable Fault fault) {
        if (fault != null) {
            Misbehaviour.refuse(exchange, fault);
        }
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
        faults.take(FaultStage.TASK, dialect.name(), Map.of())
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
        return task;
    }

    private void answer(
            Exchange exchange, Dialect dialect, StoredTask task, @Nullable FaultKind fault)
            throws IOException {
        ObjectNode body = dialect.submitted(task);
        switch (fault) {
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

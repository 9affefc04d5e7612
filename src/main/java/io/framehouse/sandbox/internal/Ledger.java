package io.framehouse.sandbox.internal;

import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.SandboxLedgerLine;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The provider's books, drawn up from its tasks. */
final class Ledger {
    private static final int SHOWN_OF_A_KEY = 4;

    private Ledger() {}

    static List<SandboxLedgerLine> of(List<StoredTask> tasks) {
        Map<String, Long> created =
                tasks.stream()
                        .collect(Collectors.groupingBy(Ledger::identity, Collectors.counting()));
        return tasks.stream()
                .map(task -> line(task, created.getOrDefault(identity(task), 0L).intValue()))
                .toList();
    }

    /** What makes two tasks the same order: the caller's tag, else prompt and purse. */
    private static String identity(StoredTask task) {
        String payload = task.generation().payload();
        return payload.isEmpty()
                ? "prompt " + task.purse() + " " + task.generation().prompt()
                : "payload " + payload;
    }

    private static SandboxLedgerLine line(StoredTask task, int created) {
        String purse = task.purse() == null ? task.dialect() : task.purse();
        String key = task.apiKey();
        return new SandboxLedgerLine(
                task.id(),
                task.dialect(),
                purse,
                key.substring(Math.max(0, key.length() - SHOWN_OF_A_KEY)),
                task.modelName(),
                task.generation().prompt(),
                task.generation().payload(),
                created,
                task.state().word(),
                task.errorCode(),
                task.marks().keySet().stream()
                        .map(FaultKind::wireName)
                        .sorted()
                        .collect(Collectors.joining(" ")),
                task.credits(),
                task.taken(),
                task.createdAt(),
                task.changedAt());
    }
}

package io.framehouse.sandbox.internal;

import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.SandboxTask;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A task as kept in its file.
 *
 * @param purse what pays: each dialect, and Vidu's proxy, is a company of its own; empty in files
 *     of older versions, which paid from one purse
 * @param apiKey the key that created the task, which also signs its callbacks
 * @param modelName the caller's own word for the model
 * @param changedAt when the state last changed
 * @param renderKey the name of the rendered files, empty before success
 * @param marks faults that stick to the task, with their arguments
 */
record StoredTask(
        String id,
        String dialect,
        @Nullable String purse,
        String apiKey,
        String modelName,
        Generation generation,
        JsonNode request,
        TaskState state,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant startedAt,
        String errorCode,
        int credits,
        String renderKey,
        Map<FaultKind, String> marks) {

    StoredTask inState(TaskState next, Instant now) {
        Instant started = next == TaskState.PROCESSING ? now : startedAt;
        return copy(next, now, started, errorCode, renderKey);
    }

    StoredTask failed(String code, Instant now) {
        return copy(TaskState.FAILED, now, startedAt, code, "");
    }

    StoredTask succeeded(String key, Instant now) {
        return copy(TaskState.SUCCESS, now, startedAt, "", key);
    }

    private StoredTask copy(
            TaskState next, Instant now, @Nullable Instant started, String code, String key) {
        return new StoredTask(
                id,
                dialect,
                purse,
                apiKey,
                modelName,
                generation,
                request,
                next,
                createdAt,
                now,
                started,
                code,
                credits,
                key,
                marks);
    }

    /** Taken when the task is accepted, given back when it fails or is cancelled. */
    int taken() {
        return state == TaskState.FAILED ? 0 : credits;
    }

    /** Whether questions about it find nothing, although it runs or ran. */
    boolean hasVanished() {
        return marks.containsKey(FaultKind.TASK_VANISHES) && !state.isCancellable();
    }

    SandboxTask toPublic() {
        return new SandboxTask(
                id,
                dialect,
                modelName,
                state.word(),
                errorCode,
                credits,
                generation.payload(),
                request,
                createdAt);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "StoredTask[" + id + ", " + dialect + ", " + state + "]";
    }
}

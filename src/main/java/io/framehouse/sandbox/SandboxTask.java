package io.framehouse.sandbox;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A task as the sandbox knows it, for tests.
 *
 * @param id the provider's task id
 * @param dialect {@code async-v3}, {@code vidu} or {@code vtrix}
 * @param model the model name as the caller wrote it (for async-v3 the path)
 * @param state {@code created}, {@code queueing}, {@code processing}, {@code success}, {@code
 *     failed}
 * @param errorCode Vidu's word for the failure, empty otherwise
 * @param credits the cost in provider credits; taken from the balance on success only
 * @param payload the caller's own text, empty where none was given
 * @param request the submitted body, with data URIs shortened
 * @param createdAt when the task was accepted
 */
public record SandboxTask(
        String id,
        String dialect,
        String model,
        String state,
        String errorCode,
        int credits,
        String payload,
        JsonNode request,
        Instant createdAt) {}

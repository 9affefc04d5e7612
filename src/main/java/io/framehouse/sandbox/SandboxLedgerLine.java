package io.framehouse.sandbox;

import java.time.Instant;

/**
 * What the provider's own books say of one task, for comparing with the product's.
 *
 * @param id the provider's task id
 * @param dialect {@code async-v3}, {@code vidu} or {@code vtrix}
 * @param purse what pays: the dialect, or {@code vidu-proxy}
 * @param keyEnds the last four characters of the key that created it
 * @param model the model name as the caller wrote it
 * @param prompt the prompt as it was sent
 * @param payload the caller's own tag, empty where none was given
 * @param created how many tasks were created with the same tag, or without a tag with the same
 *     prompt from the same purse; more than one was paid twice
 * @param state {@code created}, {@code queueing}, {@code processing}, {@code success}, {@code
 *     failed}
 * @param errorCode Vidu's word for the failure, empty otherwise
 * @param faults the faults that stick to the task, separated by blanks
 * @param priceCredits what it costs, in provider credits
 * @param takenCredits what was taken and not given back, in provider credits
 * @param createdAt when it was accepted
 * @param changedAt when its state last changed
 */
public record SandboxLedgerLine(
        String id,
        String dialect,
        String purse,
        String keyEnds,
        String model,
        String prompt,
        String payload,
        int created,
        String state,
        String errorCode,
        String faults,
        int priceCredits,
        int takenCredits,
        Instant createdAt,
        Instant changedAt) {

    /** Whether the state will not change any more. */
    public boolean isFinal() {
        return state.equals("success") || state.equals("failed");
    }
}

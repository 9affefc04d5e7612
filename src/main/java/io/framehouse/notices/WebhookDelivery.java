package io.framehouse.notices;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event for one endpoint, and every time it was sent.
 *
 * @param id also the {@code webhook-id} that the receiver sees, the same each time
 * @param url where a job's own address is meant; null for the endpoint's
 * @param body what is sent, byte by byte the same each time
 * @param nextTryAt null unless it waits
 * @param error why it was not taken, for people; null where it was, or was not sent yet
 * @param attempts oldest first
 */
public record WebhookDelivery(
        UUID id,
        String event,
        @Nullable String url,
        String body,
        State state,
        @Nullable Instant nextTryAt,
        @Nullable Instant finishedAt,
        @Nullable String error,
        Instant createdAt,
        List<Attempt> attempts) {
    public WebhookDelivery {
        attempts = List.copyOf(attempts);
    }

    /** How far it is. */
    public enum State {
        /** Is sent now, or again at a stated time. */
        WAITING,
        /** Was taken with a 2xx answer. */
        DELIVERED,
        /** Was given up; can be sent again by hand. */
        FAILED
    }

    /**
     * One sending.
     *
     * @param number 1 for the first
     * @param status the HTTP status; null where there was no answer
     * @param error null where it was taken
     * @param answer the first words of the answer's body, not to be trusted
     */
    public record Attempt(
            int number,
            Instant at,
            long durationMillis,
            @Nullable Integer status,
            @Nullable String error,
            String answer) {}
}

package io.framehouse.gateway.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.framehouse.notices.WebhookDelivery;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery on the wire.
 *
 * @param id the {@code webhook-id} that the receiver sees
 * @param url only where a job named it
 * @param state waiting, delivered or failed
 * @param payload the body that is sent; left out of lists
 */
record WebhookDeliveryJson(
        UUID id,
        String type,
        @Nullable String url,
        String state,
        @Nullable String error,
        Instant createdAt,
        @Nullable Instant nextTryAt,
        @Nullable Instant finishedAt,
        List<AttemptJson> attempts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Nullable String payload) {
    static WebhookDeliveryJson row(WebhookDelivery delivery) {
        return of(delivery, null);
    }

    static WebhookDeliveryJson whole(WebhookDelivery delivery) {
        return of(delivery, delivery.body());
    }

    private static WebhookDeliveryJson of(WebhookDelivery delivery, @Nullable String payload) {
        return new WebhookDeliveryJson(
                delivery.id(),
                delivery.event(),
                delivery.url(),
                Wire.of(delivery.state()),
                delivery.error(),
                delivery.createdAt(),
                delivery.nextTryAt(),
                delivery.finishedAt(),
                delivery.attempts().stream().map(AttemptJson::of).toList(),
                payload);
    }

    /** One sending; {@code status} is null where there was no answer. */
    record AttemptJson(
            int number,
            Instant at,
            long durationMs,
            @Nullable Integer status,
            @Nullable String error,
            String answer) {
        static AttemptJson of(WebhookDelivery.Attempt attempt) {
            return new AttemptJson(
                    attempt.number(),
                    attempt.at(),
                    attempt.durationMillis(),
                    attempt.status(),
                    attempt.error(),
                    attempt.answer());
        }
    }
}

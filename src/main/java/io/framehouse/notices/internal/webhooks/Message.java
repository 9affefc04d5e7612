package io.framehouse.notices.internal.webhooks;

import io.framehouse.notices.WebhookEvent;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that one node sends now.
 *
 * @param address where to; null where its endpoint is off or gone
 * @param attempt how often it was sent with this time
 * @param tries how often since {@code triesFrom}, with this time
 * @param secrets null where the endpoint is gone
 */
record Message(
        TeamId team,
        UUID id,
        UUID endpoint,
        String event,
        @Nullable String address,
        String lane,
        String body,
        int attempt,
        int tries,
        Instant triesFrom,
        @Nullable SealedSecrets secrets) {
    boolean isTest() {
        return event.equals(WebhookEvent.WEBHOOK_TEST.wire());
    }
}

package io.framehouse.gateway.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.WebhookEvent;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint on the wire.
 *
 * @param kind address, or jobs for the one that signs what goes to addresses that jobs named
 * @param events {@code ["*"]} for all
 * @param disabledReason person, gone or failing; null while it is enabled
 * @param secret only in the answers that make one
 */
record WebhookJson(
        UUID id,
        String kind,
        @Nullable String url,
        String description,
        List<String> events,
        boolean enabled,
        @Nullable String disabledReason,
        @Nullable Instant disabledAt,
        @Nullable Instant failingSince,
        @Nullable Instant lastAttemptAt,
        @Nullable Integer lastStatus,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant previousSecretUntil,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {
    static final String ALL = "*";

    static WebhookJson of(WebhookEndpoint endpoint) {
        return of(endpoint, null);
    }

    static WebhookJson of(WebhookEndpoint endpoint, @Nullable String secret) {
        return new WebhookJson(
                endpoint.id(),
                Wire.of(endpoint.kind()),
                endpoint.data().url(),
                endpoint.data().description(),
                events(endpoint),
                endpoint.enabled(),
                endpoint.why() == null ? null : Wire.of(endpoint.why()),
                endpoint.disabledAt(),
                endpoint.failingSince(),
                endpoint.lastAttemptAt(),
                endpoint.lastStatus(),
                endpoint.lastSuccessAt(),
                endpoint.previousSecretUntil(),
                endpoint.createdAt(),
                secret);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WebhookJson[" + id + "]";
    }

    private static List<String> events(WebhookEndpoint endpoint) {
        return endpoint.data().events().isEmpty()
                ? List.of(ALL)
                : endpoint.data().events().stream().sorted().map(WebhookEvent::wire).toList();
    }
}

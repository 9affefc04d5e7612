package io.framehouse.notices;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address of a team's own to which events are sent; its secret is never part of it.
 *
 * @param why why it is off; null while it is on
 * @param failingSince since when nothing was taken any more; null while it works
 * @param lastStatus the HTTP status of the last attempt; null where there was none, or no answer
 * @param previousSecretUntil how long the secret before still signs; null where none does
 */
public record WebhookEndpoint(
        UUID id,
        Kind kind,
        WebhookData data,
        @Nullable Why why,
        @Nullable Instant disabledAt,
        @Nullable Instant failingSince,
        @Nullable Instant lastAttemptAt,
        @Nullable Integer lastStatus,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant previousSecretUntil,
        Instant createdAt) {

    /** Where its messages go. */
    public enum Kind {
        /** To its own address. */
        ADDRESS,
        /** To the addresses that single jobs named; it has a team's secret for all of them. */
        JOBS
    }

    /** Why an endpoint is off. */
    public enum Why {
        /** Somebody switched it off. */
        PERSON,
        /** Its receiver answered 410 Gone. */
        GONE,
        /** It took nothing for days. */
        FAILING
    }

    public boolean enabled() {
        return why == null;
    }

    /** What may be shown to more people than its managers: the host alone. */
    public String host() {
        String url = data.url();
        String host = url == null ? null : URI.create(url).getHost();
        return host == null ? "addresses of jobs" : host;
    }
}

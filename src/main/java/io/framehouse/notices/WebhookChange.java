package io.framehouse.notices;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about an endpoint; null leaves a thing as it is.
 *
 * @param url and {@code description}: as in {@link WebhookData}
 * @param events empty for all, also those that are added later
 * @param enabled whether it is to be on
 */
public record WebhookChange(
        @Nullable String url,
        @Nullable String description,
        @Nullable Set<WebhookEvent> events,
        @Nullable Boolean enabled) {
    public WebhookChange {
        events = events == null ? null : Set.copyOf(events);
    }

    /** What somebody changed who saw {@code before}; the rest is left to others. */
    public static WebhookChange between(WebhookData before, WebhookData after) {
        return new WebhookChange(
                Objects.equals(before.url(), after.url()) ? null : after.url(),
                before.description().equals(after.description()) ? null : after.description(),
                before.events().equals(after.events()) ? null : after.events(),
                null);
    }

    /** The endpoint's words with this change. */
    public WebhookData appliedTo(WebhookData before) {
        return new WebhookData(
                url == null ? before.url() : url,
                description == null ? before.description() : description,
                events == null ? before.events() : events);
    }
}

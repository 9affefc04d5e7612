package io.framehouse.notices;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people choose about an endpoint.
 *
 * @param url an https address of at most 2,000 characters, without user name and password (http
 *     where private addresses are allowed); null only for the endpoint of jobs' own addresses
 * @param description for people, at most 200 characters
 * @param events empty for all, also those that are added later
 */
public record WebhookData(@Nullable String url, String description, Set<WebhookEvent> events) {
    public WebhookData {
        events = Set.copyOf(events);
    }

    public boolean wants(WebhookEvent event) {
        return events.isEmpty() || events.contains(event);
    }
}

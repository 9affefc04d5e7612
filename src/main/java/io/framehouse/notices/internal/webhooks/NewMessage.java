package io.framehouse.notices.internal.webhooks;

import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.WebhookEvent;
import io.framehouse.shared.Ids;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to be made.
 *
 * @param key tells the same event apart from others
 * @param url only where a job named it
 * @param lane the messages that may delay each other: those of an endpoint, or to one host of jobs'
 *     own addresses
 */
record NewMessage(
        UUID id,
        UUID endpoint,
        WebhookEvent event,
        String key,
        @Nullable String url,
        String lane,
        String body) {

    static NewMessage to(
            WebhookEndpoint endpoint,
            @Nullable String jobsUrl,
            WebhookEvent event,
            String key,
            String body) {
        String url = endpoint.kind() == WebhookEndpoint.Kind.JOBS ? jobsUrl : null;
        String id = endpoint.id().toString();
        String lane = url == null ? id : id + " " + receiver(url);
        return new NewMessage(Ids.next(), endpoint.id(), event, key, url, lane, body);
    }

    private static String receiver(String url) {
        String authority = URI.create(url).getRawAuthority();
        return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
    }
}

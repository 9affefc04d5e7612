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
        boolean ofJobs = endpoint.kind() == WebhookEndpoint.Kind.JOBS && jobsUrl != null;
        return new NewMessage(
                Ids.next(),
                endpoint.id(),
                event,
                key,
                ofJobs ? jobsUrl : null,
                ofJobs ? endpoint.id() + " " + receiver(jobsUrl) : endpoint.id().toString(),
                body);
    }

    private static String receiver(String url) {
        String authority = URI.create(url).getRawAuthority();
        return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
    }
}

package io.framehouse.notices.internal.webhooks;

import io.framehouse.audit.AuditTrail;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.WebhookEvent;
import io.framehouse.notices.Webhooks;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A line in the audit trail and a live signal for each change of an endpoint. */
@Component
final class WebhookTrail {
    private final AuditTrail audit;
    private final LiveFeed feed;

    WebhookTrail(AuditTrail audit, LiveFeed feed) {
        this.audit = audit;
        this.feed = feed;
    }

    void created(TeamId team, WebhookEndpoint made) {
        record(team, "webhook.created", null, made, made);
    }

    void changed(TeamId team, String action, WebhookEndpoint before, WebhookEndpoint after) {
        record(team, action, before, after, after);
    }

    void deleted(TeamId team, WebhookEndpoint before) {
        record(team, "webhook.deleted", before, null, before);
    }

    private void record(
            TeamId team,
            String action,
            @Nullable WebhookEndpoint before,
            @Nullable WebhookEndpoint after,
            WebhookEndpoint any) {
        String id = any.id().toString();
        audit.record(
                team,
                new AuditTrail.Change(action, "webhook", id, words(before), words(after), null));
        feed.changed(new LiveFeed.Signal(team, Webhooks.TOPIC, id));
    }

    /** Of the address the host alone: the rest may hold a secret of the receiver's. */
    private static Map<String, ?> words(@Nullable WebhookEndpoint endpoint) {
        if (endpoint == null) {
            return Map.of();
        }
        return Map.of(
                "host", endpoint.host(),
                "events",
                        endpoint.data().events().stream().sorted().map(WebhookEvent::wire).toList(),
                "enabled", endpoint.enabled());
    }
}

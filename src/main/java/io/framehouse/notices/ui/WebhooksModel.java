package io.framehouse.notices.ui;

import io.framehouse.notices.NewWebhook;
import io.framehouse.notices.WebhookChange;
import io.framehouse.notices.WebhookData;
import io.framehouse.notices.WebhookDelivery;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.Webhooks;
import io.framehouse.shared.Ids;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** A team's endpoints, the log of the open one, and what can be done with them. */
@Component
@Scope("prototype")
class WebhooksModel {
    private static final int STEP = 20;

    private final Webhooks webhooks;
    private final Clock clock;
    private int shown = STEP;

    WebhooksModel(Webhooks webhooks, Clock clock) {
        this.webhooks = webhooks;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    List<WebhookEndpoint> list(TeamId team) {
        return webhooks.list(team);
    }

    /** The endpoint of an address; empty where it is none of the team's. */
    Optional<WebhookEndpoint> find(TeamId team, String id) {
        return Ids.parse(id)
                .flatMap(wanted ->
                        webhooks.list(team).stream()
                                .filter(one -> one.id().equals(wanted))
                                .findFirst());
    }

    /** The newest deliveries, as many as were asked for so far. */
    Page<WebhookDelivery> log(TeamId team, UUID endpoint) {
        return webhooks.deliveries(team, endpoint, new PageRequest(shown, null));
    }

    void showOlder() {
        shown = Math.min(shown + STEP, PageRequest.MAX_LIMIT);
    }

    boolean canShowOlder() {
        return shown < PageRequest.MAX_LIMIT;
    }

    void showNewest() {
        shown = STEP;
    }

    NewWebhook create(TeamId team, WebhookData data) {
        return webhooks.create(team, data);
    }

    void change(TeamId team, UUID endpoint, WebhookChange change) {
        webhooks.change(team, endpoint, change);
    }

    void enable(TeamId team, UUID endpoint, boolean on) {
        webhooks.enable(team, endpoint, on);
    }

    NewWebhook rotate(TeamId team, UUID endpoint, Duration overlap) {
        return webhooks.rotate(team, endpoint, overlap);
    }

    void delete(TeamId team, UUID endpoint) {
        webhooks.delete(team, endpoint);
    }

    void test(TeamId team, UUID endpoint) {
        webhooks.test(team, endpoint);
    }

    void resend(TeamId team, UUID endpoint, UUID delivery) {
        webhooks.resend(team, endpoint, delivery);
    }
}

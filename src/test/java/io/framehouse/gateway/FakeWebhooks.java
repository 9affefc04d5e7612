package io.framehouse.gateway;

import io.framehouse.notices.NewWebhook;
import io.framehouse.notices.WebhookChange;
import io.framehouse.notices.WebhookData;
import io.framehouse.notices.WebhookDelivery;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.Webhooks;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** No endpoints; what webhooks do is tested with the whole application. */
class FakeWebhooks implements Webhooks {
    @Override
    public List<WebhookEndpoint> list(TeamId team) {
        return List.of();
    }

    @Override
    public WebhookEndpoint get(TeamId team, UUID endpoint) {
        throw DomainException.notFound("webhook");
    }

    @Override
    public NewWebhook create(TeamId team, WebhookData data) {
        throw new UnsupportedOperationException();
    }

    @Override
    public WebhookEndpoint change(TeamId team, UUID endpoint, WebhookChange change) {
        return get(team, endpoint);
    }

    @Override
    public WebhookEndpoint enable(TeamId team, UUID endpoint, boolean on) {
        return get(team, endpoint);
    }

    @Override
    public void requireCallable(String field, String url) {}

    @Override
    public NewWebhook rotate(TeamId team, UUID endpoint, Duration overlap) {
        throw DomainException.notFound("webhook");
    }

    @Override
    public void delete(TeamId team, UUID endpoint) {
        get(team, endpoint);
    }

    @Override
    public Page<WebhookDelivery> deliveries(TeamId team, UUID endpoint, PageRequest page) {
        throw DomainException.notFound("webhook");
    }

    @Override
    public WebhookDelivery delivery(TeamId team, UUID endpoint, UUID delivery) {
        throw DomainException.notFound("webhook");
    }

    @Override
    public WebhookDelivery resend(TeamId team, UUID endpoint, UUID delivery) {
        throw DomainException.notFound("webhook");
    }

    @Override
    public WebhookDelivery test(TeamId team, UUID endpoint) {
        throw DomainException.notFound("webhook");
    }
}

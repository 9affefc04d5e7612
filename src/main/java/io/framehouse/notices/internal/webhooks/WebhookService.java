package io.framehouse.notices.internal.webhooks;

import io.framehouse.notices.NewWebhook;
import io.framehouse.notices.WebhookChange;
import io.framehouse.notices.WebhookData;
import io.framehouse.notices.WebhookDelivery;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.WebhookEndpoint.Kind;
import io.framehouse.notices.WebhookEndpoint.Why;
import io.framehouse.notices.Webhooks;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/** Endpoints as their managers see and change them; each change leaves a line in the trail. */
@Service
final class WebhookService implements Webhooks {
    private final EndpointRows endpoints;
    private final MessageRows messages;
    private final WebhookLog log;
    private final WebhookSecrets secrets;
    private final WebhookAddress addresses;
    private final WebhookRules rules;
    private final WebhookTrail trail;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final Clock clock;

    WebhookService(
            EndpointRows endpoints,
            MessageRows messages,
            WebhookLog log,
            WebhookSecrets secrets,
            WebhookAddress addresses,
            WebhookRules rules,
            WebhookTrail trail,
            TeamTransactions transactions,
            CurrentActor currentActor,
            Clock clock) {
        this.endpoints = endpoints;
        this.messages = messages;
        this.log = log;
        this.secrets = secrets;
        this.addresses = addresses;
        this.rules = rules;
        this.trail = trail;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public List<WebhookEndpoint> list(TeamId team) {
        require(team);
        return transactions.inTeam(team, () -> endpoints.list(team));
    }

    @Override
    public WebhookEndpoint get(TeamId team, UUID endpoint) {
        require(team);
        return transactions.inTeam(team, () -> found(team, endpoint));
    }

    @Override
    public void requireCallable(String field, String url) {
        addresses.require(field, url);
    }

    @Override
    public NewWebhook create(TeamId team, WebhookData data) {
        require(team);
        rules.requireFit(Kind.ADDRESS, data);
        String secret = secrets.make();
        UUID id = Ids.next();
        return transactions.inTeam(
                team,
                () -> {
                    WebhookRules.requireRoom(endpoints.list(team));
                    byte[] sealed = secrets.seal(team, id, secret);
                    endpoints.insert(team, id, Kind.ADDRESS, data, sealed, now());
                    WebhookEndpoint made = found(team, id);
                    trail.created(team, made);
                    return new NewWebhook(made, secret);
                });
    }

    @Override
    public WebhookEndpoint change(TeamId team, UUID endpoint, WebhookChange change) {
        WebhookEndpoint seen = get(team, endpoint);
        rules.requireFit(seen.kind(), change.appliedTo(seen.data()));
        return transactions.inTeam(
                team,
                () -> {
                    changeWords(team, endpoint, change);
                    Boolean enabled = change.enabled();
                    if (enabled != null && enabled != found(team, endpoint).enabled()) {
                        enable(team, endpoint, enabled);
                    }
                    return found(team, endpoint);
                });
    }

    /** What was not given is taken from the locked row: another one may just have changed it. */
    private void changeWords(TeamId team, UUID endpoint, WebhookChange change) {
        WebhookData before = locked(team, endpoint).data();
        WebhookData after = change.appliedTo(before);
        if (!after.equals(before)) {
            changing(
                    team,
                    endpoint,
                    "webhook.changed",
                    one -> endpoints.update(team, endpoint, after));
        }
    }

    @Override
    public WebhookEndpoint enable(TeamId team, UUID endpoint, boolean on) {
        require(team);
        return changing(
                team,
                endpoint,
                on ? "webhook.enabled" : "webhook.disabled",
                before -> {
                    if (on) {
                        endpoints.enable(team, endpoint);
                    } else if (endpoints.disable(team, endpoint, Why.PERSON, now())) {
                        giveUp(team, endpoint, "The webhook was switched off before.");
                    }
                });
    }

    @Override
    public NewWebhook rotate(TeamId team, UUID endpoint, Duration overlap) {
        require(team);
        WebhookRules.requireOverlap(overlap);
        String secret = secrets.make();
        byte[] sealed = secrets.seal(team, endpoint, secret);
        Instant until = overlap.isZero() ? null : now().plus(overlap);
        WebhookEndpoint changed =
                changing(
                        team,
                        endpoint,
                        "webhook.rotated",
                        before -> endpoints.rotate(team, endpoint, sealed, until));
        return new NewWebhook(changed, secret);
    }

    @Override
    public void delete(TeamId team, UUID endpoint) {
        require(team);
        transactions.runInTeam(
                team,
                () -> {
                    WebhookEndpoint before = locked(team, endpoint);
                    WebhookRules.requireDeletable(before);
                    endpoints.delete(team, endpoint, now());
                    giveUp(team, endpoint, "The webhook was deleted.");
                    trail.deleted(team, before);
                });
    }

    @Override
    public Page<WebhookDelivery> deliveries(TeamId team, UUID endpoint, PageRequest page) {
        get(team, endpoint);
        return log.list(team, endpoint, page);
    }

    @Override
    public WebhookDelivery delivery(TeamId team, UUID endpoint, UUID delivery) {
        get(team, endpoint);
        return log.get(team, endpoint, delivery);
    }

    @Override
    public WebhookDelivery resend(TeamId team, UUID endpoint, UUID delivery) {
        WebhookRules.requireOn(get(team, endpoint));
        return log.resend(team, endpoint, delivery);
    }

    @Override
    public WebhookDelivery test(TeamId team, UUID endpoint) {
        WebhookEndpoint found = get(team, endpoint);
        WebhookRules.requireOn(found);
        WebhookRules.requireOwnAddress(found);
        return log.test(team, found);
    }

    private WebhookEndpoint changing(
            TeamId team, UUID endpoint, String action, Consumer<WebhookEndpoint> change) {
        return transactions.inTeam(
                team,
                () -> {
                    WebhookEndpoint before = locked(team, endpoint);
                    change.accept(before);
                    WebhookEndpoint after = found(team, endpoint);
                    trail.changed(team, action, before, after);
                    return after;
                });
    }

    private void giveUp(TeamId team, UUID endpoint, String error) {
        messages.failAll(team, endpoint, error, now());
    }

    private WebhookEndpoint found(TeamId team, UUID endpoint) {
        return endpoints
                .find(team, endpoint)
                .orElseThrow(() -> DomainException.notFound("webhook"));
    }

    private WebhookEndpoint locked(TeamId team, UUID endpoint) {
        return endpoints
                .lock(team, endpoint)
                .orElseThrow(() -> DomainException.notFound("webhook"));
    }

    private void require(TeamId team) {
        currentActor.require(team, Action.MANAGE_WEBHOOKS);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

package io.framehouse.notices.internal.webhooks;

import io.framehouse.audit.AuditTrail;
import io.framehouse.notices.NewWebhook;
import io.framehouse.notices.WebhookData;
import io.framehouse.notices.WebhookDelivery;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.WebhookEndpoint.Kind;
import io.framehouse.notices.WebhookEndpoint.Why;
import io.framehouse.notices.WebhookEvent;
import io.framehouse.notices.Webhooks;
import io.framehouse.shared.Action;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/** Endpoints as their managers see and change them; each change leaves a line in the trail. */
@Service
final class WebhookService implements Webhooks {
    private static final int LONGEST_DESCRIPTION = 200;

    private final EndpointRows endpoints;
    private final MessageRows messages;
    private final WebhookLog log;
    private final WebhookSecrets secrets;
    private final WebhookAddress addresses;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final AuditTrail audit;
    private final LiveFeed feed;
    private final Clock clock;

    WebhookService(
            EndpointRows endpoints,
            MessageRows messages,
            WebhookLog log,
            WebhookSecrets secrets,
            WebhookAddress addresses,
            TeamTransactions transactions,
            CurrentActor currentActor,
            AuditTrail audit,
            LiveFeed feed,
            Clock clock) {
        this.endpoints = endpoints;
        this.messages = messages;
        this.log = log;
        this.secrets = secrets;
        this.addresses = addresses;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.audit = audit;
        this.feed = feed;
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
    public NewWebhook create(TeamId team, WebhookData data) {
        require(team);
        requireFit(Kind.ADDRESS, data);
        String secret = secrets.make();
        UUID id = Ids.next();
        return transactions.inTeam(
                team,
                () -> {
                    requireRoom(team);
                    byte[] sealed = secrets.seal(team, id, secret);
                    endpoints.insert(team, id, Kind.ADDRESS, data, sealed, now());
                    WebhookEndpoint made = found(team, id);
                    record(team, "webhook.created", made, Map.of());
                    return new NewWebhook(made, secret);
                });
    }

    @Override
    public WebhookEndpoint update(TeamId team, UUID endpoint, WebhookData data) {
        requireFit(get(team, endpoint).kind(), data);
        return change(
                team,
                endpoint,
                "webhook.changed",
                before -> endpoints.update(team, endpoint, data));
    }

    @Override
    public WebhookEndpoint enable(TeamId team, UUID endpoint, boolean on) {
        require(team);
        return change(
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
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw DomainException.invalid(
                    "overlap_hours", "out_of_range", "overlap_hours must be from 0 to 168.");
        }
        String secret = secrets.make();
        byte[] sealed = secrets.seal(team, endpoint, secret);
        Instant until = overlap.isZero() ? null : now().plus(overlap);
        WebhookEndpoint changed =
                change(
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
                    requireOwnAddress(before);
                    endpoints.delete(team, endpoint, now());
                    giveUp(team, endpoint, "The webhook was deleted.");
                    audit.record(
                            team,
                            new AuditTrail.Change(
                                    "webhook.deleted",
                                    "webhook",
                                    endpoint.toString(),
                                    words(before),
                                    Map.of(),
                                    null));
                    changed(team, endpoint);
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

    /** Another one would be made by the next job that names an address, and be on. */
    private static void requireOwnAddress(WebhookEndpoint endpoint) {
        if (endpoint.kind() == Kind.JOBS) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "This webhook stands for the addresses that jobs name and cannot be deleted."
                            + " Switch it off instead.");
        }
    }

    @Override
    public WebhookDelivery resend(TeamId team, UUID endpoint, UUID delivery) {
        requireOn(get(team, endpoint));
        return log.resend(team, endpoint, delivery);
    }

    @Override
    public WebhookDelivery test(TeamId team, UUID endpoint) {
        WebhookEndpoint found = get(team, endpoint);
        requireOn(found);
        if (found.kind() == Kind.JOBS) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "This webhook has no address of its own. Submit a job with 'webhook_url' to"
                            + " try it.");
        }
        return log.test(team, found);
    }

    private WebhookEndpoint change(
            TeamId team, UUID endpoint, String action, Consumer<WebhookEndpoint> change) {
        return transactions.inTeam(
                team,
                () -> {
                    WebhookEndpoint before = locked(team, endpoint);
                    change.accept(before);
                    WebhookEndpoint after = found(team, endpoint);
                    record(team, action, after, words(before));
                    return after;
                });
    }

    private void record(TeamId team, String action, WebhookEndpoint after, Map<String, ?> before) {
        String id = after.id().toString();
        audit.record(
                team, new AuditTrail.Change(action, "webhook", id, before, words(after), null));
        changed(team, after.id());
    }

    private void giveUp(TeamId team, UUID endpoint, String error) {
        messages.failAll(team, endpoint, error, now());
    }

    private void requireRoom(TeamId team) {
        long present =
                endpoints.list(team).stream().filter(one -> one.kind() == Kind.ADDRESS).count();
        if (present >= MOST) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "The team has %d webhooks, which is the most. Delete one first."
                            .formatted(present));
        }
    }

    private void requireFit(Kind kind, WebhookData data) {
        if (data.description().length() > LONGEST_DESCRIPTION) {
            throw DomainException.invalid(
                    "description", "out_of_range", "description must have at most 200 characters.");
        }
        if (data.events().contains(WebhookEvent.WEBHOOK_TEST)) {
            throw DomainException.invalid(
                    "events",
                    "not_allowed",
                    "events must not name webhook.test; it is always sent.");
        }
        String url = data.url();
        if ((kind == Kind.ADDRESS) == (url == null)) {
            throw DomainException.invalid(
                    "url",
                    url == null ? "required" : "not_allowed",
                    url == null
                            ? "url is missing."
                            : "This webhook sends to the addresses that jobs name; it has no url.");
        }
        if (url != null) {
            addresses.require(url);
        }
    }

    private static void requireOn(WebhookEndpoint endpoint) {
        if (!endpoint.enabled()) {
            throw new DomainException(
                    CommonError.WRONG_STATE, "The webhook is off. Switch it on first.");
        }
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

    /** Of the address the host alone: the rest may hold a secret of the receiver's. */
    private static Map<String, ?> words(WebhookEndpoint endpoint) {
        return Map.of(
                "host", endpoint.host(),
                "events",
                        endpoint.data().events().stream().sorted().map(WebhookEvent::wire).toList(),
                "enabled", endpoint.enabled());
    }

    private void changed(TeamId team, UUID endpoint) {
        feed.changed(new LiveFeed.Signal(team, TOPIC, endpoint.toString()));
    }

    private void require(TeamId team) {
        currentActor.require(team, Action.MANAGE_WEBHOOKS);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

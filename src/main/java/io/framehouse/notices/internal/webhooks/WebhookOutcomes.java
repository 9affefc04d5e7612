package io.framehouse.notices.internal.webhooks;

import io.framehouse.notices.WebhookDisabled;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.WebhookEndpoint.Kind;
import io.framehouse.notices.WebhookEndpoint.Why;
import io.framehouse.notices.Webhooks;
import io.framehouse.shared.Ids;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Notes what came of an attempt, in one transaction: trail, message, health of the endpoint. */
@Component
class WebhookOutcomes {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookOutcomes.class);
    private static final Duration DISABLED_AFTER = Duration.ofDays(5);

    /** A message alone after days of silence gets these tries before it counts. */
    private static final int TRIES_THAT_COUNT = 4;

    private final EndpointRows endpoints;
    private final MessageRows messages;
    private final TeamTransactions transactions;
    private final ApplicationEventPublisher events;
    private final LiveFeed feed;
    private final Clock clock;

    WebhookOutcomes(
            EndpointRows endpoints,
            MessageRows messages,
            TeamTransactions transactions,
            ApplicationEventPublisher events,
            LiveFeed feed,
            Clock clock) {
        this.endpoints = endpoints;
        this.messages = messages;
        this.transactions = transactions;
        this.events = events;
        this.feed = feed;
        this.clock = clock;
    }

    void note(Message message, AttemptResult result) {
        Instant now = now();
        transactions.runInTeam(
                message.team(),
                () -> {
                    messages.attempted(message, result, now, Ids.next());
                    if (result.taken()) {
                        taken(message, result, now);
                    } else {
                        refused(message, result, String.valueOf(result.error()), now);
                    }
                    changed(message);
                });
    }

    /** Gives up a message whose endpoint was switched off or deleted meanwhile. */
    void abandon(Message message) {
        Instant now = now();
        transactions.runInTeam(
                message.team(), () -> messages.failed(message, "The webhook is off.", now));
    }

    private void taken(Message message, AttemptResult result, Instant now) {
        Integer status = result.status();
        endpoints.succeeded(message.team(), message.endpoint(), status == null ? 0 : status, now);
        messages.delivered(message, now);
    }

    private void refused(Message message, AttemptResult result, String error, Instant now) {
        endpoints.failed(message.team(), message.endpoint(), result.status(), now);
        Optional<Instant> next =
                message.isTest() || result.gone()
                        ? Optional.empty()
                        : WebhookBackOff.next(
                                message.tries(), message.triesFrom(), now, result.asked());
        next.ifPresentOrElse(
                at -> messages.waits(message, at, error),
                () -> messages.failed(message, error, now));
        endpoints
                .find(message.team(), message.endpoint())
                .filter(endpoint -> endpoint.kind() == Kind.ADDRESS)
                .ifPresent(endpoint -> judge(message, endpoint, result, now));
    }

    private void judge(
            Message message, WebhookEndpoint endpoint, AttemptResult result, Instant now) {
        if (result.gone()) {
            disable(message, endpoint, Why.GONE, now);
            return;
        }
        Instant since = endpoint.failingSince();
        if (since != null
                && !message.isTest()
                && message.tries() >= TRIES_THAT_COUNT
                && !now.isBefore(since.plus(DISABLED_AFTER))) {
            disable(message, endpoint, Why.FAILING, now);
        }
    }

    private void disable(Message message, WebhookEndpoint endpoint, Why why, Instant now) {
        if (!endpoints.disable(message.team(), endpoint.id(), why, now)) {
            return;
        }
        messages.failAll(
                message.team(), endpoint.id(), "The webhook was switched off before.", now);
        Instant since = endpoint.failingSince();
        events.publishEvent(
                new WebhookDisabled(
                        message.team(),
                        endpoint.id(),
                        endpoint.host(),
                        why,
                        since == null ? now : since,
                        now));
        LOG.info("Webhook switched off: webhookId={} why={}", endpoint.id(), why);
    }

    private void changed(Message message) {
        feed.changed(
                new LiveFeed.Signal(message.team(), Webhooks.TOPIC, message.endpoint().toString()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

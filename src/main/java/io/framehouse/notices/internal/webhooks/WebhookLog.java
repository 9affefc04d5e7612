package io.framehouse.notices.internal.webhooks;

import io.framehouse.notices.WebhookDelivery;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.WebhookEvent;
import io.framehouse.notices.Webhooks;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Cursor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The deliveries of an endpoint; whoever asks has checked the actor and the endpoint. */
@Component
class WebhookLog {
    private final DeliveryQuery query;
    private final MessageRows messages;
    private final MessageJson json;
    private final TeamTransactions transactions;
    private final LiveFeed feed;
    private final WebhookWorker worker;
    private final Clock clock;

    WebhookLog(
            DeliveryQuery query,
            MessageRows messages,
            MessageJson json,
            TeamTransactions transactions,
            LiveFeed feed,
            WebhookWorker worker,
            Clock clock) {
        this.query = query;
        this.messages = messages;
        this.json = json;
        this.transactions = transactions;
        this.feed = feed;
        this.worker = worker;
        this.clock = clock;
    }

    Page<WebhookDelivery> list(TeamId team, UUID endpoint, PageRequest page) {
        Optional<Cursor> after = Cursor.decode(page.cursor());
        List<WebhookDelivery> found =
                transactions.inTeam(team, () -> query.list(team, endpoint, after, page.limit()));
        return Page.of(
                found, page.limit(), last -> new Cursor(last.createdAt(), last.id()).encode());
    }

    WebhookDelivery get(TeamId team, UUID endpoint, UUID id) {
        return transactions.inTeam(team, () -> found(team, endpoint, id));
    }

    WebhookDelivery resend(TeamId team, UUID endpoint, UUID id) {
        WebhookDelivery waiting =
                transactions.inTeam(
                        team,
                        () -> {
                            found(team, endpoint, id);
                            if (!messages.again(team, endpoint, id, now())) {
                                throw new DomainException(
                                        CommonError.WRONG_STATE,
                                        "It is being sent at this moment. Look again in a minute.");
                            }
                            changed(team, endpoint);
                            return found(team, endpoint, id);
                        });
        worker.wake();
        return waiting;
    }

    WebhookDelivery test(TeamId team, WebhookEndpoint endpoint) {
        Instant now = now();
        String body = json.body(WebhookEvent.WEBHOOK_TEST, now, json.test());
        UUID unique = UUID.randomUUID();
        NewMessage message =
                NewMessage.to(
                        endpoint,
                        null,
                        WebhookEvent.WEBHOOK_TEST,
                        WebhookEvent.WEBHOOK_TEST.wire() + ":" + unique,
                        body);
        WebhookDelivery made =
                transactions.inTeam(
                        team,
                        () -> {
                            messages.insert(team, message, now);
                            changed(team, endpoint.id());
                            return found(team, endpoint.id(), message.id());
                        });
        worker.wake();
        return made;
    }

    private WebhookDelivery found(TeamId team, UUID endpoint, UUID id) {
        return query.find(team, endpoint, id)
                .orElseThrow(() -> DomainException.notFound("delivery"));
    }

    private void changed(TeamId team, UUID endpoint) {
        feed.changed(new LiveFeed.Signal(team, Webhooks.TOPIC, endpoint.toString()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

package io.framehouse.notices;

import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Where a team's events are sent, by the Standard Webhooks specification 1.0. Every method that
 * names a team needs the action to manage webhooks in it, and throws not_found for what is another
 * team's.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks">Standard Webhooks</a>
 * @see "Decision 0019: webhooks"
 */
public interface Webhooks {
    /**
     * The topic of the live signal that endpoints or deliveries changed; its id is the endpoint.
     */
    String TOPIC = "webhook";

    /** The most endpoints that a team has at once. */
    int MOST = 20;

    /** The longest time that two secrets sign. */
    Duration LONGEST_OVERLAP = Duration.ofDays(7);

    /** Oldest first. */
    List<WebhookEndpoint> list(TeamId team);

    WebhookEndpoint get(TeamId team, UUID endpoint);

    /**
     * Makes an endpoint, on, with a secret of its own.
     *
     * @throws io.framehouse.shared.DomainException invalid_request where the address is malformed
     *     or not allowed; wrong_state where the team has {@link #MOST}
     */
    NewWebhook create(TeamId team, WebhookData data);

    /**
     * Changes what is given and leaves the rest as it is at that moment, so that two changes of
     * different things both hold. What was made before goes to a new address.
     */
    WebhookEndpoint change(TeamId team, UUID endpoint, WebhookChange change);

    /** Switches it on or off; off, nothing is made for it, and what waits is given up. */
    WebhookEndpoint enable(TeamId team, UUID endpoint, boolean on);

    /**
     * Gives it a new secret; for the overlap each message is signed with both.
     *
     * @param overlap zero to {@link #LONGEST_OVERLAP}
     */
    NewWebhook rotate(TeamId team, UUID endpoint, Duration overlap);

    /**
     * Refuses an address for one job that would be refused at every sending. A name that cannot be
     * found now is taken. Whoever may submit jobs may ask.
     *
     * @param field the name of the caller's field, for the answer
     * @throws io.framehouse.shared.DomainException invalid_request naming the field
     */
    void requireCallable(String field, String url);

    /** Ends it for good with its secret. */
    void delete(TeamId team, UUID endpoint);

    /** Newest first; kept for 30 days after they ended. */
    Page<WebhookDelivery> deliveries(TeamId team, UUID endpoint, PageRequest page);

    WebhookDelivery delivery(TeamId team, UUID endpoint, UUID delivery);

    /**
     * Sends it once more, under the same id, with all tries from the first.
     *
     * @throws io.framehouse.shared.DomainException wrong_state while it is being sent, or where the
     *     endpoint is off
     */
    WebhookDelivery resend(TeamId team, UUID endpoint, UUID delivery);

    /**
     * Sends {@link WebhookEvent#WEBHOOK_TEST} soon, once.
     *
     * @throws io.framehouse.shared.DomainException wrong_state where the endpoint is off, or has no
     *     address of its own
     */
    WebhookDelivery test(TeamId team, UUID endpoint);
}

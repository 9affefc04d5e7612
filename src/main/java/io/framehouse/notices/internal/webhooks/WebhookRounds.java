package io.framehouse.notices.internal.webhooks;

import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.FairTurns;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, many at once but bounded, each on a thread of its own. Teams take turns, and
 * so do the lanes of each; a lane is asked for more only when all that was taken of it is done. A
 * node that dies leaves its messages to their leases: sent at least once, never lost.
 */
final class WebhookRounds {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookRounds.class);
    private static final Actor ACTOR = Actor.system("webhooks");

    /** Well over the time of an attempt and of noting it. */
    static final Duration LEASE = Duration.ofMinutes(1);

    /** One team holds a quarter of the places at most, but not less than two full lanes. */
    private static final int SHARES = 4;

    private final MessageQueue queue;
    private final WebhookSender sender;
    private final WebhookOutcomes outcomes;
    private final TeamTransactions transactions;
    private final Clock clock;
    private final Semaphore free;
    private final FairTurns turns;

    /**
     * @param concurrent how many are sent at once on this node
     */
    WebhookRounds(
            MessageQueue queue,
            WebhookSender sender,
            WebhookOutcomes outcomes,
            TeamTransactions transactions,
            Clock clock,
            int concurrent) {
        this.queue = queue;
        this.sender = sender;
        this.outcomes = outcomes;
        this.transactions = transactions;
        this.clock = clock;
        this.free = new Semaphore(concurrent);
        this.turns = new FairTurns(Math.max(2 * MessageQueue.AT_ONCE, concurrent / SHARES));
    }

    /**
     * Begins to send what is due and there is room for; how many that are.
     *
     * @param onDone runs whenever a lane is free again
     */
    int begin(Executor workers, Runnable onDone) {
        int permits = free.drainPermits();
        int used = 0;
        try {
            List<Message> claimed = permits == 0 ? List.of() : claim(permits);
            claimed.forEach(message -> turns.begin(message.team(), message.lane()));
            for (Message message : claimed) {
                used++;
                workers.execute(() -> carry(message, onDone));
            }
            return used;
        } finally {
            free.release(permits - used);
        }
    }

    private List<Message> claim(int permits) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.onPlatform(
                () -> queue.claim(permits, turns.state(), now, now.plus(LEASE)));
    }

    private void carry(Message message, Runnable onDone) {
        try {
            CurrentActor.runAs(ACTOR, () -> send(message));
        } catch (RuntimeException failure) {
            // The lease runs out and it is sent again.
            LOG.warn("Message not noted: messageId={}", message.id(), failure);
        } finally {
            turns.end(message.team(), message.lane());
            free.release();
            onDone.run();
        }
    }

    private void send(Message message) {
        String address = message.address();
        SealedSecrets secrets = message.secrets();
        if (address == null || secrets == null) {
            outcomes.abandon(message);
        } else {
            outcomes.note(message, sender.send(message, address, secrets));
        }
    }
}

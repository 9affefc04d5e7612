package io.framehouse.notices.internal.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** When a message that was not taken is sent again: soon at first, for about a day. */
final class WebhookBackOff {
    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(4),
                    Duration.ofHours(8),
                    Duration.ofHours(8));

    /** How often a message is sent at most before it is given up. */
    static final int MOST_TRIES = WAITS.size() + 1;

    /** Also where waiting for a slot took most of the time. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofHours(28);

    private static final Duration LONGEST = Duration.ofHours(8);

    /** A tenth at most, so that what failed together is not sent together again. */
    private static final double JITTER = 0.1;

    private WebhookBackOff() {}

    /**
     * The next time; empty where it is given up.
     *
     * @param tries how often it was sent since {@code from}, 1 or more
     * @param asked what the receiver asked for; counts where it is longer, up to 8 hours
     */
    static Optional<Instant> next(int tries, Instant from, Instant now, @Nullable Duration asked) {
        if (tries >= MOST_TRIES || !now.isBefore(from.plus(GIVEN_UP_AFTER))) {
            return Optional.empty();
        }
        Duration wait = WAITS.get(tries - 1);
        if (asked != null && asked.compareTo(wait) > 0) {
            wait = asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
        }
        long jitter = (long) (wait.toMillis() * JITTER * ThreadLocalRandom.current().nextDouble());
        return Optional.of(now.plus(wait).plusMillis(jitter));
    }
}

package io.framehouse.jobs.ui;

import io.framehouse.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One idempotency key per wish to send: a double click, or a retry after a lost connection, carries
 * the same key and cannot make two jobs.
 */
final class PressIntent {
    /** A second press this soon after the first is a slip of the finger. */
    private static final Duration DOUBLE_PRESS = Duration.ofMillis(1500);

    private final Clock clock;
    private String key = Ids.next().toString();
    private @Nullable Instant sentAt;

    PressIntent(Clock clock) {
        this.clock = clock;
    }

    /** The form changed, so the next press is another wish. */
    void changed() {
        renew();
    }

    /** The key of a press now. */
    String press() {
        if (sentAt != null && sentAt.plus(DOUBLE_PRESS).isBefore(clock.instant())) {
            renew();
        }
        return key;
    }

    /** The press became a job. */
    void sent() {
        if (sentAt == null) {
            sentAt = clock.instant();
        }
    }

    private void renew() {
        key = Ids.next().toString();
        sentAt = null;
    }
}

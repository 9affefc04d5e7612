package io.framehouse.notices.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a mail that could not be sent is tried again: after 1 min, 2 min, 4 min … 6 h, for a day.
 */
final class MailBackOff {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);
    private static final int MAX_DOUBLINGS = 16;

    private MailBackOff() {}

    /** Empty where the day is over. */
    static Optional<Instant> next(QueuedMail mail, Instant now) {
        if (!now.isBefore(mail.createdAt().plus(GIVEN_UP_AFTER))) {
            return Optional.empty();
        }
        Duration wait = FIRST.multipliedBy(1L << Math.min(mail.attempts() - 1, MAX_DOUBLINGS));
        return Optional.of(now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST));
    }
}

package io.framehouse.gateway.internal;

import io.framehouse.outbound.OutboundPost.Reply;
import java.time.Duration;
import java.util.Optional;

/**
 * What a dialect's page says about its callbacks. Vidu names processing, success and failed, and
 * sends the last two again up to three times; how long it waits it does not say. Vtrix says
 * nothing: there the last word is sent with growing pauses for some hours.
 */
enum CallbackRule {
    /** Tells the beginning once, whatever becomes of it, and the end up to four times. */
    VIDU("vidu", true) {
        @Override
        Optional<Duration> pause(int failures) {
            return switch (failures) {
                case 1 -> Optional.of(Duration.ofSeconds(5));
                case 2 -> Optional.of(Duration.ofSeconds(30));
                case 3 -> Optional.of(Duration.ofMinutes(3));
                default -> Optional.empty();
            };
        }
    },
    /** Tells the end only, up to twelve times within about three and a half hours. */
    VTRIX("vtrix", false) {
        @Override
        Optional<Duration> pause(int failures) {
            if (failures >= MOST_TRIES) {
                return Optional.empty();
            }
            Duration doubled = Duration.ofSeconds(10).multipliedBy(1L << (failures - 1));
            return Optional.of(doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE);
        }
    };

    private static final int MOST_TRIES = 12;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final String dialect;
    private final boolean tellsBeginning;

    CallbackRule(String dialect, boolean tellsBeginning) {
        this.dialect = dialect;
        this.tellsBeginning = tellsBeginning;
    }

    static CallbackRule of(String dialect) {
        for (CallbackRule rule : values()) {
            if (rule.dialect.equals(dialect)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("The dialect " + dialect + " has no callbacks");
    }

    String dialect() {
        return dialect;
    }

    boolean tellsBeginning() {
        return tellsBeginning;
    }

    /** The pause after so many failures in a row, 1 or more; empty where it is given up. */
    abstract Optional<Duration> pause(int failures);

    /** The same, but not before the receiver's own wish, which is granted up to an hour. */
    Optional<Duration> pause(int failures, Reply reply) {
        Duration wish = reply.retryAfter();
        return pause(failures)
                .map(own -> wish == null || wish.compareTo(own) < 0 ? own : shorter(wish));
    }

    private static Duration shorter(Duration wish) {
        return wish.compareTo(LONGEST_PAUSE) < 0 ? wish : LONGEST_PAUSE;
    }
}

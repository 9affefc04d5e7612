package io.framehouse.access.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Counts wrong sign-ins of one account from one address: five, then a pause of 15 minutes. Kept in
 * memory, so each node counts for itself.
 */
@Component
final class SignInTries {
    static final int MAX_TRIES = 5;
    static final Duration PAUSE = Duration.ofMinutes(15);
    private static final int MAX_ENTRIES = 20_000;

    private final Clock clock;
    private final Map<Source, Tries> wrong =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Source, Tries> eldest) {
                    return size() > MAX_ENTRIES;
                }
            };

    SignInTries(Clock clock) {
        this.clock = clock;
    }

    /** Until when this source must wait; empty where it may try. */
    synchronized Optional<Instant> pausedUntil(Source source) {
        return current(source)
                .filter(tries -> tries.count() >= MAX_TRIES)
                .map(tries -> tries.last().plus(PAUSE));
    }

    /** Counts a wrong try; gives how many are left. */
    synchronized int countWrong(Source source) {
        int count = current(source).map(Tries::count).orElse(0) + 1;
        wrong.remove(source);
        wrong.put(source, new Tries(count, clock.instant()));
        return Math.max(0, MAX_TRIES - count);
    }

    synchronized void forget(Source source) {
        wrong.remove(source);
    }

    private Optional<Tries> current(Source source) {
        return Optional.ofNullable(wrong.get(source))
                .filter(tries -> clock.instant().isBefore(tries.last().plus(PAUSE)));
    }

    /** One account from one network address. */
    record Source(String email, String address) {}

    private record Tries(int count, Instant last) {}
}

package io.framehouse.access.internal;

import io.github.bucket4j.Bandwidth;
import java.time.Duration;

/**
 * How often something may happen: so many a minute, and so many at once after a rest.
 *
 * @param perMinute 1 or more
 * @param burst 1 or more
 */
record Rate(int perMinute, int burst) {
    private static final int MOST_AT_ONCE = 1_000;

    /** The rate of requests: a minute's worth may come at once, but no more than 1,000. */
    static Rate ofRequests(int perMinute) {
        return new Rate(perMinute, Math.min(perMinute, MOST_AT_ONCE));
    }

    Bandwidth bandwidth() {
        return Bandwidth.builder()
                .capacity(burst)
                .refillGreedy(perMinute, Duration.ofMinutes(1))
                .build();
    }
}

package io.framehouse.reconciliation.internal;

import java.time.Duration;
import java.time.Instant;

/**
 * When to ask again about a job that a person resolved: each pause a tenth of the time since the
 * decision, so about a hundred questions in seven days.
 *
 * @param least the shortest pause
 */
record LatePlan(Duration least) {
    private static final Duration MOST = Duration.ofHours(2);
    private static final int PART = 10;

    Instant next(Instant resolvedAt, Instant now) {
        Duration pause = Duration.between(resolvedAt, now).dividedBy(PART);
        Duration atLeast = pause.compareTo(least) < 0 ? least : pause;
        return now.plus(atLeast.compareTo(MOST) > 0 ? MOST : atLeast);
    }
}

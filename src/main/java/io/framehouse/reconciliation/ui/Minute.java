package io.framehouse.reconciliation.ui;

import io.framehouse.reconciliation.Runs.Run;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What all nodes did within one minute.
 *
 * @param runs one of each node that was seen; none where nobody was
 */
record Minute(Instant start, List<Run> runs) {
    Minute {
        runs = List.copyOf(runs);
    }

    long sum(ToLongFunction<Run> count) {
        return runs.stream().mapToLong(count).sum();
    }

    /** The longest that a due job waited at any node. */
    long worstLagMillis() {
        return runs.stream().mapToLong(Run::oldestLagMillis).max().orElse(0);
    }
}

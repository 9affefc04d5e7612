package io.framehouse.providers.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts calls by the second for a minute, and keeps how long the last ones took. */
final class CallFigures {
    private static final int SECONDS = 60;
    private static final int KEPT = 256;

    private final Clock clock;
    private final long[] second = new long[SECONDS];
    private final int[] calls = new int[SECONDS];
    private final int[] failed = new int[SECONDS];
    private final long[] nanos = new long[KEPT];
    private int recorded;

    CallFigures(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(Duration took, boolean hasFailed) {
        long now = clock.instant().getEpochSecond();
        int slot = (int) (now % SECONDS);
        if (second[slot] != now) {
            second[slot] = now;
            calls[slot] = 0;
            failed[slot] = 0;
        }
        calls[slot]++;
        failed[slot] += hasFailed ? 1 : 0;
        nanos[recorded++ % KEPT] = took.toNanos();
    }

    synchronized int lastMinute() {
        return sum(calls);
    }

    /** 0 to 100; null where the last minute had no calls. */
    synchronized @Nullable Integer failedPercent() {
        int all = sum(calls);
        return all == 0 ? null : sum(failed) * 100 / all;
    }

    /** How long so many of 100 took at most; null before the first. */
    synchronized @Nullable Duration percentile(int percent) {
        int known = Math.min(recorded, KEPT);
        if (known == 0) {
            return null;
        }
        long[] sorted = Arrays.copyOf(nanos, known);
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[Math.min(known - 1, known * percent / 100)]);
    }

    private int sum(int[] counts) {
        long from = clock.instant().getEpochSecond() - SECONDS;
        int sum = 0;
        for (int slot = 0; slot < SECONDS; slot++) {
            sum += second[slot] > from ? counts[slot] : 0;
        }
        return sum;
    }
}

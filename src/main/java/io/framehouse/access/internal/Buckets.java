package io.framehouse.access.internal;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Token buckets of one sort, in this node's memory. Who was not seen for longest is forgotten when
 * there are too many, and starts again with a full bucket.
 */
final class Buckets {
    private final TimeMeter time;
    private final Map<Object, Kept> kept;

    /**
     * @param most how many are kept at once
     */
    Buckets(Clock clock, int most) {
        this.time = new ClockTime(clock);
        this.kept =
                new LinkedHashMap<>(64, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Object, Kept> eldest) {
                        return size() > most;
                    }
                };
    }

    /** The bucket of a subject; one with another rate than before is a new one. */
    synchronized Bucket of(Object subject, Rate rate) {
        Kept found = kept.get(subject);
        if (found != null && found.rate().equals(rate)) {
            return found.bucket();
        }
        Bucket made =
                Bucket.builder().withCustomTimePrecision(time).addLimit(rate.bandwidth()).build();
        kept.put(subject, new Kept(rate, made));
        return made;
    }

    synchronized int size() {
        return kept.size();
    }

    private record Kept(Rate rate, Bucket bucket) {}

    /** The application's clock, which tests move. */
    private record ClockTime(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}

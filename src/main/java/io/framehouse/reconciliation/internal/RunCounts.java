package io.framehouse.reconciliation.internal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** Counts what this node's engine does: as metrics, and for the rows of each minute. */
@Component
public class RunCounts {
    private final MeterRegistry metrics;
    private final Map<Kind, LongAdder> counts = new EnumMap<>(Kind.class);
    private final AtomicLong lagMillis = new AtomicLong();
    private final AtomicLong worstLagMillis = new AtomicLong();
    private final DistributionSummary claimSizes;
    private final Counter woken;

    /** What is counted. */
    enum Kind {
        /** Leased. */
        CLAIMED,
        /** Asked about. */
        POLLED,
        /** Found in another state than before. */
        CHANGED,
        /** Sent to a provider. */
        SENT,
        /** Found again by its tag. */
        RECOVERED,
        /** Woken by a callback. */
        WOKEN,
        /** Looks and sends that broke on our side. */
        ERRORS
    }

    RunCounts(MeterRegistry metrics) {
        this.metrics = metrics;
        for (Kind kind : Kind.values()) {
            counts.put(kind, new LongAdder());
        }
        Gauge.builder("framehouse.polls.lag.seconds", lagMillis, lag -> lag.get() / 1_000d)
                .description("How long the longest due job waits for its question")
                .register(metrics);
        claimSizes =
                DistributionSummary.builder("framehouse.polls.claim.size")
                        .description("Jobs leased by one statement")
                        .register(metrics);
        woken =
                Counter.builder("framehouse.callbacks.woken")
                        .description("Jobs asked about at once because of a callback")
                        .register(metrics);
    }

    /** A lost submit was found by its tag. */
    public void recovered() {
        add(Kind.RECOVERED, 1);
    }

    /** A callback made a job due. */
    public void woken() {
        add(Kind.WOKEN, 1);
        woken.increment();
    }

    void claimed(int jobs) {
        add(Kind.CLAIMED, jobs);
        claimSizes.record(jobs);
    }

    void polled(String outcome, boolean changed) {
        add(Kind.POLLED, 1);
        add(Kind.CHANGED, changed ? 1 : 0);
        metrics.counter("framehouse.polls", "outcome", word(outcome)).increment();
    }

    void sent(String outcome) {
        add(Kind.SENT, 1);
        metrics.counter("framehouse.submits", "outcome", word(outcome)).increment();
    }

    void unknownWord(String dialect) {
        metrics.counter("framehouse.polls.unknown.words", "dialect", dialect).increment();
    }

    void error() {
        add(Kind.ERRORS, 1);
        metrics.counter("framehouse.reconciliation.errors").increment();
    }

    void lag(Duration oldest) {
        lagMillis.set(oldest.toMillis());
        worstLagMillis.accumulateAndGet(oldest.toMillis(), Math::max);
    }

    long lagMillis() {
        return lagMillis.get();
    }

    /** What was counted since it was last taken. */
    Map<Kind, Long> take() {
        Map<Kind, Long> taken = new EnumMap<>(Kind.class);
        counts.forEach((kind, count) -> taken.put(kind, count.sumThenReset()));
        return taken;
    }

    /** The longest lag since it was last taken. */
    long takeWorstLagMillis() {
        return worstLagMillis.getAndSet(0);
    }

    /** Puts back what could not be written. */
    void putBack(Map<Kind, Long> taken) {
        taken.forEach(this::add);
    }

    private void add(Kind kind, long number) {
        Objects.requireNonNull(counts.get(kind)).add(number);
    }

    private static String word(String type) {
        return type.toLowerCase(Locale.ROOT);
    }
}

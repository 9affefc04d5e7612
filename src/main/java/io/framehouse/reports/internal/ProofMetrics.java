package io.framehouse.reports.internal;

import io.framehouse.reports.Proof.Run;
import io.framehouse.shared.TeamTransactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The last stored run as metrics: what was found, by check and by account, and how old it is. Read
 * at the start and again at most once a minute, so that a node also shows what another one found.
 */
@Component
class ProofMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(ProofMetrics.class);
    private static final Duration READ_AGAIN_AFTER = Duration.ofMinutes(1);

    private final TeamTransactions transactions;
    private final ProofRuns runs;
    private final Clock clock;
    private final MultiGauge checks;
    private final MultiGauge differences;
    private volatile @Nullable Run last;
    private volatile Instant readAt = Instant.EPOCH;

    ProofMetrics(
            TeamTransactions transactions, ProofRuns runs, Clock clock, MeterRegistry metrics) {
        this.transactions = transactions;
        this.runs = runs;
        this.clock = clock;
        Gauge.builder("framehouse.proof.offenders", this, ProofMetrics::offenders)
                .description("What the last proof found; 0 is well")
                .register(metrics);
        Gauge.builder("framehouse.proof.age.seconds", this, ProofMetrics::ageSeconds)
                .description("Age of the last proof; NaN before the first")
                .register(metrics);
        checks =
                MultiGauge.builder("framehouse.proof.check.offenders")
                        .description("What the last proof found, by check")
                        .register(metrics);
        differences =
                MultiGauge.builder("framehouse.proof.provider.difference")
                        .description("What a provider took less what we settled, in its own unit")
                        .register(metrics);
    }

    @EventListener(ApplicationReadyEvent.class)
    void readAtStart() {
        read();
    }

    void show(Run run) {
        last = run;
        readAt = clock.instant();
        checks.register(
                run.invariants().stream()
                        .map(check ->
                                MultiGauge.Row.of(Tags.of("code", check.code()), check.count()))
                        .toList(),
                true);
        differences.register(
                run.providers().stream()
                        .filter(check -> check.difference() != null)
                        .map(check ->
                                MultiGauge.Row.of(
                                        Tags.of(
                                                "account",
                                                check.account(),
                                                "unit",
                                                Objects.requireNonNullElse(check.unit(), "")),
                                        Objects.requireNonNullElse(
                                                check.difference(), BigDecimal.ZERO)))
                        .toList(),
                true);
    }

    private double offenders() {
        Run run = fresh();
        return run == null ? 0 : run.offenders();
    }

    private double ageSeconds() {
        Run run = fresh();
        return run == null ? Double.NaN : Duration.between(run.asOf(), clock.instant()).toSeconds();
    }

    private @Nullable Run fresh() {
        if (Duration.between(readAt, clock.instant()).compareTo(READ_AGAIN_AFTER) > 0) {
            read();
        }
        return last;
    }

    /** A metric must not fail with the database; the last known value stays. */
    private void read() {
        readAt = clock.instant();
        try {
            transactions.onPlatform(runs::last).ifPresent(this::show);
        } catch (RuntimeException failure) {
            LOG.warn("The last proof could not be read for its metrics", failure);
        }
    }
}

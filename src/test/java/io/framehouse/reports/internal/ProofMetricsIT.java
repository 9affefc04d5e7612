package io.framehouse.reports.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.reports.Proof;
import io.framehouse.reports.Proof.Invariant;
import io.framehouse.shared.TeamTransactions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** What a node that starts shows of the run before it. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {"framehouse.demo=false", "test.database=own"})
@PostgresTest
class ProofMetricsIT {
    @Autowired TeamTransactions transactions;
    @Autowired ProofRuns runs;

    @Test
    void theLastRunIsKnownAfterARestart() {
        Clock clock = Clock.systemUTC();
        Instant asOf = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Invariant> found = List.of(new Invariant("a", "A", 3, List.of("x")));
        transactions.onPlatform(
                () -> runs.insert(new Proof.Run(null, asOf, false, found, List.of(), "test")));
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new ProofMetrics(transactions, runs, clock, registry).readAtStart();
        assertThat(registry.get("framehouse.proof.offenders").gauge().value()).isEqualTo(3);
        assertThat(
                        registry.get("framehouse.proof.check.offenders")
                                .tag("code", "a")
                                .gauge()
                                .value())
                .isEqualTo(3);
        assertThat(registry.get("framehouse.proof.age.seconds").gauge().value())
                .isBetween(0.0, 60.0);
    }
}

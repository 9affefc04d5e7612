package io.framehouse.providers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MutableClock;
import io.framehouse.providers.AccountHealth.Breaker;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccountGaugeTest {
    private static final Duration QUICK = Duration.ofMillis(20);

    private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final AccountGauge gauge = new AccountGauge("test", clock, Duration.ofSeconds(30));

    @Test
    void fiveFailuresInAMinuteOpenItForHalfAMinute() {
        submits(4, true);
        assertThat(gauge.room()).isEqualTo(Integer.MAX_VALUE);
        submits(1, true);
        assertThat(gauge.breaker()).isEqualTo(Breaker.OPEN);
        assertThat(gauge.room()).isZero();
        assertThat(gauge.enterSubmit()).isFalse();
        assertThat(gauge.trialAt()).isEqualTo(clock.instant().plusSeconds(30));
        clock.advance(Duration.ofSeconds(29));
        assertThat(gauge.isBroken()).isTrue();
        clock.advance(Duration.ofSeconds(2));
        assertThat(gauge.isBroken()).isFalse();
    }

    @Test
    void oneTrialIsLetThroughAndClosesIt() {
        submits(5, true);
        clock.advance(Duration.ofSeconds(31));
        assertThat(gauge.room()).isEqualTo(1);
        assertThat(gauge.room()).as("told once").isZero();
        assertThat(gauge.enterSubmit()).isTrue();
        assertThat(gauge.breaker()).isEqualTo(Breaker.HALF_OPEN);
        assertThat(gauge.enterSubmit()).as("one at a time").isFalse();
        assertThat(gauge.room()).isZero();
        gauge.leaveSubmit(false, QUICK);
        assertThat(gauge.breaker()).isEqualTo(Breaker.CLOSED);
        assertThat(gauge.room()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aTrialThatFailsOpensItAgain() {
        submits(5, true);
        clock.advance(Duration.ofSeconds(31));
        assertThat(gauge.enterSubmit()).isTrue();
        gauge.leaveSubmit(true, QUICK);
        assertThat(gauge.breaker()).isEqualTo(Breaker.OPEN);
        assertThat(gauge.room()).isZero();
        clock.advance(Duration.ofSeconds(31));
        assertThat(gauge.room()).isEqualTo(1);
    }

    @Test
    void withoutATimeItNeverOpens() {
        AccountGauge patient = new AccountGauge("patient", clock, Duration.ZERO);
        for (int i = 0; i < 20; i++) {
            assertThat(patient.enterSubmit()).isTrue();
            patient.leaveSubmit(true, QUICK);
        }
        assertThat(patient.room()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aMinorityOfFailuresOpensNothing() {
        for (int i = 0; i < 10; i++) {
            submits(2, false);
            submits(1, true);
        }
        assertThat(gauge.breaker()).isEqualTo(Breaker.CLOSED);
    }

    @Test
    void failingQuestionsKeepNewJobsAwayButAreGoneOnWith() {
        for (int i = 0; i < 5; i++) {
            gauge.asked(true, QUICK);
        }
        assertThat(gauge.room()).isZero();
        assertThat(gauge.breaker()).isEqualTo(Breaker.OPEN);
        clock.advance(Duration.ofSeconds(31));
        gauge.asked(false, QUICK);
        assertThat(gauge.breaker()).isEqualTo(Breaker.CLOSED);
        assertThat(gauge.room()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void figuresAreOfTheLastMinute() {
        for (int i = 1; i <= 100; i++) {
            gauge.asked(i % 4 == 0, Duration.ofMillis(i));
        }
        assertThat(gauge.figures.lastMinute()).isEqualTo(100);
        assertThat(gauge.figures.failedPercent()).isEqualTo(25);
        assertThat(gauge.figures.percentile(50)).isEqualTo(Duration.ofMillis(51));
        assertThat(gauge.figures.percentile(95)).isEqualTo(Duration.ofMillis(96));
        clock.advance(Duration.ofSeconds(61));
        assertThat(gauge.figures.lastMinute()).isZero();
        assertThat(gauge.figures.failedPercent()).isNull();
    }

    private void submits(int count, boolean failed) {
        for (int i = 0; i < count; i++) {
            assertThat(gauge.enterSubmit()).isTrue();
            gauge.leaveSubmit(failed, QUICK);
        }
    }
}

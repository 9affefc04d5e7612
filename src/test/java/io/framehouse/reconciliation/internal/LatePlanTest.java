package io.framehouse.reconciliation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatePlanTest {
    private static final Instant RESOLVED = Instant.parse("2026-11-20T12:00:00Z");

    private final LatePlan plan = new LatePlan(Duration.ofMinutes(5));

    @ParameterizedTest(name = "{0} minutes after the decision it is asked again {1} minutes later")
    @CsvSource({"0, 5", "50, 5", "100, 10", "600, 60", "1200, 120", "9000, 120"})
    void asksEverMoreSlowly(long age, long pause) {
        Instant now = RESOLVED.plus(Duration.ofMinutes(age));
        assertThat(plan.next(RESOLVED, now)).isEqualTo(now.plus(Duration.ofMinutes(pause)));
    }

    @Test
    void asksAboutAHundredTimesInSevenDays() {
        Instant end = RESOLVED.plus(Duration.ofDays(7));
        int questions = 0;
        for (Instant at = RESOLVED; at.isBefore(end); at = plan.next(RESOLVED, at)) {
            questions++;
        }
        assertThat(questions).isBetween(80, 150);
    }
}

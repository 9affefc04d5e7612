package io.framehouse.reports.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.reports.internal.BalanceComparison.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BalanceComparisonTest {
    private static final Instant START = Instant.parse("2026-11-20T03:10:00Z");

    private final List<Step> steps = new ArrayList<>();
    private BigDecimal balance = new BigDecimal("1000");

    @Test
    void aFallThatWeSettledAgrees() {
        step(-60, 60, 0);
        step(-40, 40, 0);
        BalanceComparison result = compare();
        assertThat(result.theirs()).isEqualByComparingTo("100");
        assertThat(result.ours()).isEqualByComparingTo("100");
        assertThat(result.difference()).isZero();
        assertThat(result.tolerance()).isEqualByComparingTo("1");
        assertThat(result.agrees()).isTrue();
    }

    @Test
    void somebodyElseWithTheSameKeyIsADifference() {
        step(-60, 60, 0);
        step(-30, 0, 0);
        BalanceComparison result = compare();
        assertThat(result.difference()).isEqualByComparingTo("30");
        assertThat(result.agrees()).isFalse();
    }

    @Test
    void oneCreditBeyondOnePerCentIsTooMuch() {
        step(-100, 99, 0);
        assertThat(compare().agrees()).isTrue();
        steps.clear();
        step(-100, 98, 0);
        assertThat(compare().agrees()).isFalse();
    }

    @Test
    void whatWeSettledAndTheyNeverTookIsADifferenceToo() {
        step(-10, 60, 0);
        assertThat(compare().difference()).isEqualByComparingTo("-50");
        assertThat(compare().agrees()).isFalse();
    }

    @Test
    void aTopUpIsCountedApartAndItsHourOnNeitherSide() {
        step(-60, 60, 0);
        step(440, 60, 0);
        step(-20, 20, 0);
        BalanceComparison result = compare();
        assertThat(result.toppedUp()).isEqualByComparingTo("500");
        assertThat(result.ours()).isEqualByComparingTo("80");
        assertThat(result.theirs()).isEqualByComparingTo("80");
        assertThat(result.agrees()).isTrue();
    }

    @Test
    void aTopUpHidesNoForeignUseOfOtherHours() {
        step(500, 0, 0);
        step(-30, 0, 0);
        assertThat(compare().agrees()).isFalse();
    }

    @Test
    void aFailedTaskGivesBackAndIsNoTopUp() {
        step(-60, 0, 60);
        step(60, 0, 60);
        BalanceComparison result = compare();
        assertThat(result.toppedUp()).isZero();
        assertThat(result.theirs()).isZero();
        assertThat(result.agrees()).isTrue();
    }

    @Test
    void jobsOpenAtTheEdgesAreTolerated() {
        Instant end = START.plusSeconds(3_600);
        steps.add(edge(START, end, "1000", "940", "0", "0", "60"));
        assertThat(compare().agrees()).isTrue();
        steps.set(0, edge(START, end, "1000", "940", "0", "0", "58"));
        assertThat(compare().agrees()).isFalse();
        steps.set(0, edge(START, end, "1000", "1000", "60", "60", "0"));
        assertThat(compare().agrees()).isTrue();
    }

    private BalanceComparison compare() {
        return BalanceComparison.of(steps);
    }

    private void step(int change, int ours, int returnable) {
        Instant from = START.plusSeconds(3_600L * steps.size());
        BigDecimal before = balance;
        balance = balance.add(BigDecimal.valueOf(change));
        steps.add(
                new Step(
                        from,
                        from.plusSeconds(3_600),
                        before,
                        balance,
                        BigDecimal.valueOf(ours),
                        BigDecimal.ZERO,
                        BigDecimal.valueOf(returnable),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO));
    }

    private static Step edge(
            Instant from,
            Instant to,
            String before,
            String after,
            String ours,
            String openAtStart,
            String openAtEnd) {
        return new Step(
                from,
                to,
                new BigDecimal(before),
                new BigDecimal(after),
                new BigDecimal(ours),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                new BigDecimal(openAtStart),
                new BigDecimal(openAtEnd));
    }
}

package io.framehouse.jobs.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.credits.LedgerLine;
import io.framehouse.shared.Credits;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrailStepTest {
    @Test
    void holdAndSettleArePlainAmounts() {
        List<TrailStep> steps = TrailStep.of(List.of(line("hold", 60), line("settle", 60)));
        assertThat(steps).extracting(TrailStep::word).containsExactly("Hold", "Settle");
        assertThat(steps).extracting(TrailStep::amount).containsExactly("60", "60");
        assertThat(costs(steps)).containsExactly(0, 60);
        assertThat(steps.getFirst().heldSoFar()).isEqualTo(Credits.of(60));
        assertThat(steps.getLast().heldSoFar()).isEqualTo(Credits.ZERO);
        assertThat(steps).extracting(TrailStep::remark).containsOnly("");
    }

    @Test
    void aReleaseComesBackAndCostsNothing() {
        List<TrailStep> steps = TrailStep.of(List.of(line("hold", 60), line("release", 60)));
        assertThat(steps.getLast().amount()).isEqualTo("+60");
        assertThat(costs(steps)).containsExactly(0, 0);
    }

    @Test
    void whatIsNotTheHoldIsSaid() {
        assertThat(TrailStep.of(List.of(line("hold", 60), line("settle", 36))).getLast().remark())
                .isEqualTo("24 of the hold were released");
        assertThat(TrailStep.of(List.of(line("hold", 60), line("settle", 75))).getLast().remark())
                .isEqualTo("15 over the hold");
    }

    @Test
    void refundsAndCorrectionsRunOn() {
        List<TrailStep> steps =
                TrailStep.of(
                        List.of(
                                line("hold", 60),
                                line("settle", 60),
                                line("refund", 20),
                                line("adjust", -5),
                                line("adjust", 12)));
        assertThat(costs(steps)).containsExactly(0, 60, 40, 35, 47);
        assertThat(steps.stream().skip(2).map(TrailStep::amount))
                .containsExactly("+20", "\u22125", "12");
    }

    private static List<Integer> costs(List<TrailStep> steps) {
        return Arrays.stream(
                        steps.stream()
                                .mapToInt(step -> step.costSoFar().toBigDecimal().intValueExact())
                                .toArray())
                .boxed()
                .toList();
    }

    private static LedgerLine line(String kind, long credits) {
        return new LedgerLine(
                UUID.randomUUID(), kind, Credits.of(credits), null, "console", Instant.EPOCH);
    }
}

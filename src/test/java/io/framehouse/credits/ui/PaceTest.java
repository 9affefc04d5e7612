package io.framehouse.credits.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Ids;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");
    private static final Instant MONTH_END = Instant.parse("2026-11-30T22:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T22:00:00Z");

    @Test
    void spendingThatFitsIsSaidToBeEnough() {
        assertThat(words(Period.MONTH, 5000, 1760, 100, MONTH_END, NOW))
                .isEqualTo("At today's pace about 2,600\u202fcr by 30 Nov: enough");
    }

    @Test
    void spendingThatDoesNotFitNamesTheDay() {
        assertThat(words(Period.MONTH, 2000, 1600, 0, MONTH_END, NOW))
                .isEqualTo(
                        "At today's pace about 2,400\u202fcr by 30 Nov: used up about 26 Nov,"
                                + " 00:00");
    }

    @Test
    void heldCreditsAreNotFree() {
        assertThat(words(Period.MONTH, 2500, 1600, 300, MONTH_END, NOW)).contains("used up about");
    }

    @Test
    void tooLittleIsKnownEarlyWithoutSpendingOrWithoutAnEnd() {
        Instant early = Instant.parse("2026-11-03T10:00:00Z");
        assertThat(words(Period.MONTH, 5000, 100, 0, MONTH_END, early)).isEmpty();
        assertThat(words(Period.MONTH, 5000, 0, 100, MONTH_END, NOW)).isEmpty();
        assertThat(words(Period.TOTAL, 5000, 100, 0, null, NOW)).isEmpty();
        assertThat(words(Period.MONTH, 100, 100, 0, MONTH_END, NOW)).isEmpty();
    }

    @Test
    void aDayIsPacedByItsHours() {
        Instant dayEnd = Instant.parse("2026-11-21T22:00:00Z");
        assertThat(words(Period.DAY, 100, 20, 0, dayEnd, Instant.parse("2026-11-21T10:00:00Z")))
                .isEqualTo("At today's pace about 40\u202fcr by 21 Nov: enough");
    }

    private static String words(
            Period period, long limit, long spent, long held, @Nullable Instant end, Instant now) {
        BudgetData data =
                new BudgetData(Scope.TEAM, null, period, Credits.of(limit), true, List.of());
        BudgetStatus status =
                new BudgetStatus(Ids.next(), data, Credits.of(spent), Credits.of(held), end);
        return Pace.words(status, now, ZONE).orElse("");
    }
}

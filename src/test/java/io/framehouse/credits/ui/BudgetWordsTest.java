package io.framehouse.credits.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Credits;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BudgetWordsTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");

    private final BudgetStatus seen =
            new FakeLimits()
                    .with(
                            new BudgetData(
                                    Scope.MEMBER,
                                    UUID.randomUUID(),
                                    Period.MONTH,
                                    Credits.of(500),
                                    true,
                                    List.of(80)));

    @Test
    void theEffectNamesOldAndNewFigures() {
        assertThat(BudgetWords.effect(seen, Credits.of(720), true, ZONE))
                .isEqualTo(
                        "Available now becomes 640 credits (was 420). Takes effect at once; the"
                                + " next reset stays 1 Dec 2026, 00:00.");
    }

    @Test
    void aLimitBelowWhatIsUsedIsExplained() {
        assertThat(BudgetWords.effect(seen, Credits.of(50), true, ZONE))
                .isEqualTo(
                        "New limit 50 is below what is already settled and held (80). Nobody is"
                                + " refunded; no new job starts until 1 Dec 2026, 00:00.");
    }

    @Test
    void midnightIsTheEndOfTheDayBefore() {
        assertThat(BudgetWords.until(FakeLimits.RESET, ZONE)).isEqualTo("30 Nov");
        assertThat(BudgetWords.until(Instant.parse("2026-11-30T12:20:00Z"), ZONE))
                .isEqualTo("30 Nov, 14:20");
    }
}

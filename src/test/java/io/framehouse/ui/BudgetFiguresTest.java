package io.framehouse.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.shared.Credits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetFiguresTest {
    @Test
    void theBarSaysTheThreeNumbersInWords() {
        assertThat(figures(500, 320, 60).accessibleText())
                .isEqualTo("320 settled, 60 held, 120 available of 500 credits");
    }

    @ParameterizedTest
    @CsvSource({
        "500, 0, 0, WITHIN, 0, 0",
        "500, 320, 60, WITHIN, 640, 120",
        "500, 340, 60, NEAR, 680, 120",
        "500, 440, 60, USED_UP, 880, 120",
        "500, 600, 60, USED_UP, 1000, 0",
        "500, 450, 100, USED_UP, 900, 100",
        "0, 0, 0, USED_UP, 0, 0",
        "0, 10, 0, USED_UP, 1000, 0",
    })
    void partsNeverExceedTheBar(
            long limit, long settled, long held, BudgetFigures.Level level, int first, int second) {
        BudgetFigures figures = figures(limit, settled, held);
        assertThat(figures.level()).isEqualTo(level);
        assertThat(figures.settledPermille()).isEqualTo(first);
        assertThat(figures.heldPermille()).isEqualTo(second);
    }

    @Test
    void evenTheSmallestPartIsSeen() {
        BudgetFigures figures =
                new BudgetFigures(Credits.of(5_000), Credits.ofMicros(1), Credits.ZERO);
        assertThat(figures.settledPermille()).isEqualTo(1);
    }

    @Test
    void nothingIsAvailableBelowZero() {
        assertThat(figures(500, 600, 60).available()).isEqualTo(Credits.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "job_8f2c000000000091ab, job_8f2c…91ab",
        "0199aa11-2222-7333-8444-5555666691ab, 0199…91ab",
        "short, short"
    })
    void idsAreCutInTheMiddle(String id, String shown) {
        assertThat(IdText.shorten(id)).isEqualTo(shown);
    }

    private static BudgetFigures figures(long limit, long settled, long held) {
        return new BudgetFigures(Credits.of(limit), Credits.of(settled), Credits.of(held));
    }
}

package io.framehouse.credits.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetForecast;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutlookWordsTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");
    private static final Instant MONTH_END = Instant.parse("2026-11-30T22:00:00Z");
    private static final BudgetForecast.Base BASE =
            new BudgetForecast.Base(
                    LocalDate.parse("2026-11-01"),
                    LocalDate.parse("2026-11-10"),
                    10,
                    Credits.of(10),
                    Credits.of(5),
                    Credits.of(20));

    @Test
    void aForecastThatFitsIsSaidToBeEnough() {
        assertThat(words(Period.MONTH, MONTH_END, Credits.parse("2614.123456"), null))
                .isEqualTo("Forecast about 2,610\u202fcr by 30 Nov (2,400 to 2,900): enough");
    }

    @Test
    void oneThatDoesNotFitNamesTheDay() {
        Instant day = Instant.parse("2026-11-25T22:00:00Z");
        assertThat(words(Period.MONTH, MONTH_END, Credits.of(2_614), day))
                .endsWith("(2,400 to 2,900): used up about 26 Nov 2026");
        assertThat(words(Period.TOTAL, null, null, day))
                .isEqualTo("Forecast for four weeks: used up about 26 Nov 2026");
    }

    @Test
    void tooLittleHistoryIsNoGuess() {
        BudgetForecast none = new BudgetForecast(null, null, null, null, null, "why", List.of());
        assertThat(OutlookWords.line(status(Period.MONTH, MONTH_END), none, ZONE))
                .isEqualTo("No forecast yet: not enough history");
    }

    private static String words(
            Period period,
            @Nullable Instant end,
            @Nullable Credits atEnd,
            @Nullable Instant crosses) {
        BudgetForecast forecast =
                new BudgetForecast(
                        BASE,
                        atEnd,
                        Credits.of(2_400),
                        Credits.of(2_900),
                        crosses,
                        "method",
                        List.of());
        return OutlookWords.line(status(period, end), forecast, ZONE);
    }

    private static BudgetStatus status(Period period, @Nullable Instant end) {
        BudgetData data =
                new BudgetData(Scope.TEAM, null, period, Credits.of(5_000), true, List.of());
        return new BudgetStatus(Ids.next(), data, Credits.of(100), Credits.ZERO, end);
    }
}

package io.framehouse.credits.ui;

import io.framehouse.credits.BudgetForecast;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.TimeFormat;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;

/** Where a budget leads, in one line; a guess, and said as one. */
final class OutlookWords {
    /** More digits would promise what nobody knows. */
    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private OutlookWords() {}

    /** Such as {@code Forecast about 2,600 cr by 30 Nov (2,400 to 2,900): enough}. */
    static String line(BudgetStatus budget, BudgetForecast forecast, ZoneId zone) {
        if (forecast.base() == null) {
            return "No forecast yet: not enough history";
        }
        String verdict = verdict(forecast, zone);
        Credits atEnd = forecast.atEnd();
        Credits low = forecast.low();
        Credits high = forecast.high();
        Instant end = budget.resetsAt();
        if (atEnd == null || low == null || high == null || end == null) {
            return "Forecast for four weeks: " + verdict;
        }
        return "Forecast about %s by %s (%s to %s): %s"
                .formatted(
                        CreditsFormat.shortText(about(atEnd)),
                        BudgetWords.lastDay(end, zone),
                        CreditsFormat.number(about(low)),
                        CreditsFormat.number(about(high)),
                        verdict);
    }

    private static String verdict(BudgetForecast forecast, ZoneId zone) {
        Instant crosses = forecast.crossesAt();
        return crosses == null ? "enough" : "used up about " + TimeFormat.date(crosses, zone);
    }

    private static Credits about(Credits amount) {
        BigDecimal rounded = amount.toBigDecimal().round(DIGITS).setScale(0, RoundingMode.HALF_UP);
        return Credits.parse(rounded.toPlainString());
    }
}

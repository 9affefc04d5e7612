package io.framehouse.credits.internal;

import io.framehouse.credits.BudgetForecast.Base;
import io.framehouse.shared.Credits;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a forecast was reckoned, so that everybody can do it again by hand. */
final class ForecastWords {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private ForecastWords() {}

    static String tooFew(int days) {
        return "Not enough history: a forecast takes %d full days since the first job of the last %d days, and there %s %d."
                .formatted(ForecastDays.LEAST, ForecastDays.READ, days == 1 ? "is" : "are", days);
    }

    /**
     * The sum, part by part.
     *
     * @param left whole days after today
     */
    static String of(Base base, boolean ofWindow, Credits sofar, Credits missing, int left) {
        return "Settled and held so far: %s. Missing today of a mean day: %s. Then %d %s of %s each. A mean day is that of the %d full days from %s to %s, %s."
                .formatted(
                        sofar.toWire(),
                        missing.toWire(),
                        left,
                        left == 1 ? "day" : "days",
                        base.perDay().toWire(),
                        base.days(),
                        DAY.format(base.from()),
                        DAY.format(base.to()),
                        ofWindow
                                ? "all of this period"
                                : "the last four weeks as far as there were jobs");
    }
}

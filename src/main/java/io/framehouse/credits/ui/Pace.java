package io.framehouse.credits.ui;

import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.TimeFormat;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Where a window's spending leads if it goes on as until now; a guess, and said as one. */
final class Pace {
    /** Of a window, this part must have passed before a guess is worth saying. */
    private static final int EARLIEST_TENTHS = 1;

    private Pace() {}

    /**
     * Such as {@code At today's pace about 2,600 cr by 30 Nov: enough}; empty where the window
     * never ends, has just begun, nothing was settled, or nothing is left.
     */
    static Optional<String> words(BudgetStatus budget, Instant now, ZoneId zone) {
        Instant end = budget.resetsAt();
        if (end == null || budget.spent().isZero() || budget.available().isZero()) {
            return Optional.empty();
        }
        Instant start = start(budget.data().period(), end.atZone(zone)).toInstant();
        long passed = Duration.between(start, now).toSeconds();
        long whole = Duration.between(start, end).toSeconds();
        if (passed * 10 < whole * EARLIEST_TENTHS || passed >= whole) {
            return Optional.empty();
        }
        Credits forecast = Credits.ofMicros(scaled(budget.spent().micros(), whole, passed));
        return Optional.of(
                "At today's pace about %s by %s: %s"
                        .formatted(
                                about(forecast),
                                BudgetWords.lastDay(end, zone),
                                verdict(budget, forecast, start, passed, zone)));
    }

    private static String verdict(
            BudgetStatus budget, Credits forecast, Instant start, long passed, ZoneId zone) {
        Credits free = budget.limit().minus(budget.held());
        if (forecast.compareTo(free) <= 0) {
            return "enough";
        }
        long seconds = scaled(passed, free.micros(), budget.spent().micros());
        return "used up about " + TimeFormat.nearDate(start.plusSeconds(seconds), zone);
    }

    private static ZonedDateTime start(Period period, ZonedDateTime end) {
        return switch (period) {
            case DAY -> end.minusDays(1);
            case WEEK -> end.minusWeeks(1);
            case MONTH -> end.minusMonths(1);
            case TOTAL -> throw new IllegalStateException("A total has no window to pace");
        };
    }

    private static long scaled(long value, long times, long over) {
        return BigDecimal.valueOf(value)
                .multiply(BigDecimal.valueOf(times))
                .divide(BigDecimal.valueOf(over), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Two digits that count, since more would promise what nobody knows. */
    private static String about(Credits amount) {
        BigDecimal rounded =
                amount.toBigDecimal()
                        .round(new MathContext(2, RoundingMode.HALF_UP))
                        .setScale(0, RoundingMode.HALF_UP);
        return CreditsFormat.shortText(Credits.parse(rounded.toPlainString()));
    }
}

package io.framehouse.reports.ui;

import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Where a month leads if it goes on as in its last full days: their mean, at most seven, times the
 * days that are left. Today counts with what it has already, or with the mean where that is more.
 *
 * @param perDay the mean, and {@code days} of how many
 * @param expected of the whole month
 * @param by its last day
 */
record UsageForecast(Credits perDay, int days, Credits expected, LocalDate by) {
    private static final int MOST_DAYS = 7;

    /**
     * Empty where no day is over yet, nothing was settled in the last ones, or none is left.
     *
     * @param settled by day; a day that is not listed has none
     * @param period a month with today in it
     */
    static Optional<UsageForecast> of(
            Map<LocalDate, Credits> settled, UsagePeriod period, LocalDate today) {
        long over = ChronoUnit.DAYS.between(period.from(), today);
        if (!period.isMonth() || !period.contains(today) || over == 0) {
            return Optional.empty();
        }
        int days = (int) Math.min(MOST_DAYS, over);
        Credits last = sum(settled, today.minusDays(days), today.minusDays(1));
        if (!last.isPositive() || today.equals(period.to())) {
            return Optional.empty();
        }
        Credits perDay = mean(last, days);
        Credits soFar = settled.getOrDefault(today, Credits.ZERO);
        Credits ofToday = soFar.compareTo(perDay) > 0 ? soFar : perDay;
        Credits expected =
                sum(settled, period.from(), today.minusDays(1))
                        .plus(ofToday)
                        .plus(perDay.times(ChronoUnit.DAYS.between(today, period.to())));
        return Optional.of(new UsageForecast(perDay, days, expected, period.to()));
    }

    /** {@code At the mean of the last 7 full days (410 credits) about 12,300 credits by 30 Nov}. */
    String words() {
        return "At the mean of the last %s (%s a day) about %s by %s"
                .formatted(
                        days == 1 ? "full day" : days + " full days",
                        CreditsFormat.sentence(whole(perDay)),
                        CreditsFormat.sentence(whole(expected)),
                        UsageDays.shortDay(by));
    }

    /** When the sum of the month goes past a limit, if it does. */
    Optional<LocalDate> crosses(Credits limit, LocalDate today) {
        if (expected.compareTo(limit) <= 0) {
            return Optional.empty();
        }
        Credits reached = expected;
        LocalDate day = by;
        while (day.isAfter(today) && reached.minus(perDay).compareTo(limit) > 0) {
            reached = reached.minus(perDay);
            day = day.minusDays(1);
        }
        return Optional.of(day);
    }

    private static Credits sum(Map<LocalDate, Credits> settled, LocalDate from, LocalDate to) {
        Credits sum = Credits.ZERO;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            sum = sum.plus(settled.getOrDefault(day, Credits.ZERO));
        }
        return sum;
    }

    private static Credits mean(Credits sum, int days) {
        return Credits.ofMicros(
                BigDecimal.valueOf(sum.micros())
                        .divide(BigDecimal.valueOf(days), 0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    /** A guess is not known to the thousandth. */
    private static Credits whole(Credits amount) {
        BigDecimal rounded = amount.toBigDecimal().setScale(0, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? amount : Credits.parse(rounded.toPlainString());
    }
}

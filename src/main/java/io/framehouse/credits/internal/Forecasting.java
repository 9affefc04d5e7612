package io.framehouse.credits.internal;

import io.framehouse.credits.BudgetForecast;
import io.framehouse.credits.BudgetForecast.Base;
import io.framehouse.credits.BudgetForecast.Point;
import io.framehouse.credits.BudgetLimits.Raise;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Credits;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reckons where one budget leads: what is settled and held, and what today still lacks of a mean
 * day, and a mean day for each whole day to come.
 *
 * @param raises those of this budget that have not ended
 * @param used what each of the last days came to, today too
 */
record Forecasting(
        BudgetStatus budget,
        List<Raise> raises,
        NavigableMap<LocalDate, Long> used,
        Instant now,
        ZoneId zone) {
    /** How far a budget is looked ahead that never ends. */
    private static final int AHEAD = 28;

    BudgetForecast forecast() {
        Optional<ForecastDays> days = ForecastDays.of(windowStart(), today(), used);
        return days.filter(ForecastDays::areEnough)
                .map(this::forecast)
                .orElseGet(() -> without(days.map(ForecastDays::days).orElse(0)));
    }

    private static BudgetForecast without(int days) {
        return new BudgetForecast(
                null, null, null, null, null, ForecastWords.tooFew(days), List.of());
    }

    private BudgetForecast forecast(ForecastDays days) {
        Base base =
                new Base(
                        days.from(),
                        days.last(),
                        days.days(),
                        days.mean(),
                        days.quarter(1),
                        days.quarter(3));
        List<Point> points = points(base);
        Point end = points.getLast();
        boolean ends = budget.resetsAt() != null;
        return new BudgetForecast(
                base,
                ends ? end.expected() : null,
                ends ? end.low() : null,
                ends ? end.high() : null,
                crossing(points),
                ForecastWords.of(base, days.ofWindow(), sofar(), missing(base.perDay()), left()),
                points);
    }

    private List<Point> points(Base base) {
        List<Point> points = new ArrayList<>();
        for (int ahead = 0; ahead <= left(); ahead++) {
            Credits expected = after(ahead, base.perDay());
            points.add(
                    new Point(
                            today().plusDays(ahead),
                            expected,
                            least(expected, after(ahead, base.quietDay())),
                            most(expected, after(ahead, base.busyDay())),
                            limitAtTheEndOf(today().plusDays(ahead))));
        }
        return points;
    }

    private Credits after(int days, Credits perDay) {
        return sofar().plus(missing(perDay))
                .plus(Credits.ofMicros(Math.multiplyExact(perDay.micros(), (long) days)));
    }

    private Credits sofar() {
        return budget.spent().plus(budget.held());
    }

    /** Today is expected to become a day like the others, and has begun already. */
    private Credits missing(Credits perDay) {
        long today = used.getOrDefault(today(), 0L);
        return Credits.ofMicros(Math.max(0, perDay.micros() - Math.max(0, today)));
    }

    private @Nullable Instant crossing(List<Point> points) {
        return points.stream()
                .filter(point -> point.expected().compareTo(point.limit()) > 0)
                .map(Point::day)
                .map(day -> day.equals(today()) ? now : day.atStartOfDay(zone).toInstant())
                .findFirst()
                .orElse(null);
    }

    /** A raise until a day's end is still in force just before it. */
    private Credits limitAtTheEndOf(LocalDate day) {
        Instant last = day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
        Credits limit = budget.data().limit();
        for (Raise raise : raises) {
            if (!raise.startsAt().isAfter(last) && raise.endsAt().isAfter(last)) {
                limit = limit.plus(raise.amount());
            }
        }
        return limit;
    }

    private @Nullable LocalDate windowStart() {
        return budget.resetsAt() == null
                ? null
                : BudgetWindows.at(now, zone)
                        .of(budget.data().period())
                        .startsAt()
                        .atZone(zone)
                        .toLocalDate();
    }

    /** Whole days after today. */
    private int left() {
        Instant end = budget.resetsAt();
        return end == null
                ? AHEAD
                : (int)
                        Math.max(
                                0,
                                today().until(end.atZone(zone).toLocalDate(), ChronoUnit.DAYS) - 1);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    private static Credits least(Credits one, Credits other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Credits most(Credits one, Credits other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}

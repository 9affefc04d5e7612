package io.framehouse.credits.internal;

import io.framehouse.credits.BudgetData.Period;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The windows that an instant falls into, one a period. They begin where the calendar day of the
 * zone begins, so a day may last 23 or 25 hours.
 */
final class BudgetWindows {
    private final Map<Period, Window> windows = new EnumMap<>(Period.class);

    private final Instant at;

    private BudgetWindows(Instant at, ZoneId zone) {
        this.at = at;
        for (Period period : Period.values()) {
            windows.put(period, window(period, at, zone));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BudgetWindows same && windows.equals(same.windows);
    }

    @Override
    public int hashCode() {
        return windows.hashCode();
    }

    static BudgetWindows at(Instant at, ZoneId zone) {
        return new BudgetWindows(at, zone);
    }

    /** The instant that all these windows cover. */
    Instant at() {
        return at;
    }

    Window of(Period period) {
        return Objects.requireNonNull(windows.get(period));
    }

    private static Window window(Period period, Instant at, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        return switch (period) {
            case DAY -> between(day, day.plusDays(1), zone);
            case WEEK -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield between(monday, monday.plusWeeks(1), zone);
            }
            case MONTH -> {
                LocalDate first = day.withDayOfMonth(1);
                yield between(first, first.plusMonths(1), zone);
            }
            case TOTAL -> new Window(Instant.EPOCH, null);
        };
    }

    private static Window between(LocalDate first, LocalDate next, ZoneId zone) {
        return new Window(
                first.atStartOfDay(zone).toInstant(), next.atStartOfDay(zone).toInstant());
    }

    /** Half open; an end of null means never. */
    record Window(Instant startsAt, @Nullable Instant endsAt) {}
}

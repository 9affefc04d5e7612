package io.framehouse.reports.internal;

import io.framehouse.reports.ExportSchedules.Frequency;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * A period of a schedule, by days of a time zone.
 *
 * @param first first day, and {@code last} last day
 */
record SchedulePeriod(Frequency frequency, LocalDate first, LocalDate last) {
    /** Whoever booked just before the end has surely committed by then. */
    static final Duration AFTER_ITS_END = Duration.ofMinutes(15);

    /** The one that has this day. */
    static SchedulePeriod of(Frequency frequency, LocalDate day) {
        LocalDate first =
                switch (frequency) {
                    case DAILY -> day;
                    case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    case MONTHLY, MONTH_CLOSED -> day.withDayOfMonth(1);
                };
        return new SchedulePeriod(frequency, first, after(frequency, first).minusDays(1));
    }

    SchedulePeriod next() {
        return of(frequency, last.plusDays(1));
    }

    /** When it is over and may be asked for: a day can have 23 or 25 hours, or begin at one. */
    Instant due(ZoneId zone) {
        return last.plusDays(1).atStartOfDay(zone).toInstant().plus(AFTER_ITS_END);
    }

    private static LocalDate after(Frequency frequency, LocalDate first) {
        return switch (frequency) {
            case DAILY -> first.plusDays(1);
            case WEEKLY -> first.plusWeeks(1);
            case MONTHLY, MONTH_CLOSED -> first.plusMonths(1);
        };
    }
}

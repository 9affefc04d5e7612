package io.framehouse.reports.internal;

import io.framehouse.shared.DomainException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/** Whole days in a zone, first and last included; at most ten years. */
record Period(LocalDate from, LocalDate to, ZoneId zone) {
    private static final int MOST_YEARS = 10;

    Period {
        if (to.isBefore(from)) {
            throw DomainException.invalid(
                    "to",
                    "before_from",
                    "to (" + to + ") is before from (" + from + "). Swap them.");
        }
        if (to.isAfter(from.plusYears(MOST_YEARS))) {
            throw DomainException.invalid(
                    "to", "too_long", "The period is longer than 10 years. Choose a shorter one.");
        }
    }

    /**
     * When the first day begins. Said here and not in SQL: of a midnight that comes twice,
     * PostgreSQL takes the second.
     */
    Instant begin() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** When the day after the last one begins. */
    Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Whether this begins with the first day of a month and ends with the last of one. */
    boolean isOfWholeMonths() {
        return from.getDayOfMonth() == 1 && to.equals(YearMonth.from(to).atEndOfMonth());
    }
}

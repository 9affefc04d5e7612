package io.framehouse.reports.internal;

import io.framehouse.shared.DomainException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

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

    /** The month that this is from its first to its last day. */
    Optional<YearMonth> wholeMonth() {
        YearMonth month = YearMonth.from(from);
        return from.getDayOfMonth() == 1 && to.equals(month.atEndOfMonth())
                ? Optional.of(month)
                : Optional.empty();
    }
}

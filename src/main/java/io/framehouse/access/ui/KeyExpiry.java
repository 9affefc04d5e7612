package io.framehouse.access.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** How long a new key works. */
enum KeyExpiry {
    /** For trying something out. */
    DAYS_30("In 30 days", 30),
    /** The usual term. */
    DAYS_90("In 90 days", 90),
    /** For half a year. */
    DAYS_180("In 180 days", 180),
    /** The longest term in days. */
    YEAR_1("In 1 year", 365),
    /** Until the end of a day that is chosen. */
    ON_DATE("On a date", 0);

    private final String words;
    private final int days;

    KeyExpiry(String words, int days) {
        this.words = words;
        this.days = days;
    }

    String words() {
        return words;
    }

    /**
     * When a key made now ends.
     *
     * @param date the last day it works, for {@link #ON_DATE}
     * @param zone where that day ends
     */
    Instant at(Instant now, @Nullable LocalDate date, ZoneId zone) {
        if (this != ON_DATE) {
            return now.atZone(zone).plusDays(days).toInstant();
        }
        LocalDate last = date == null ? now.atZone(zone).toLocalDate().plusDays(90) : date;
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }
}

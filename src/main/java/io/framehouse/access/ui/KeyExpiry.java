package io.framehouse.access.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
    ON_DATE("On a date", 0),
    /** As it was: only when an existing key is changed. */
    AS_NOW("As now", 0);

    /** What a new key can be given. */
    static final List<KeyExpiry> FOR_NEW = List.of(DAYS_30, DAYS_90, DAYS_180, YEAR_1, ON_DATE);

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

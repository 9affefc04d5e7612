package io.framehouse.gallery.ui;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Days as addresses carry them: {@code 2026-11-01..2026-11-15}, {@code 2026-11-01..} or {@code
 * ..2026-11-15}, both inclusive, of the years 2000 to 2999.
 *
 * @param from null where it is open before
 * @param to null where it is open after
 */
record DayRange(@Nullable LocalDate from, @Nullable LocalDate to) {
    static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    static final LocalDate LAST = LocalDate.of(2999, 12, 31);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /** Empty for what is no range, is open on both sides, or ends before it begins. */
    static Optional<DayRange> parse(String text) {
        String[] sides = text.split("\\.\\.", -1);
        if (sides.length != 2 || (sides[0].isEmpty() && sides[1].isEmpty())) {
            return Optional.empty();
        }
        try {
            LocalDate from = day(sides[0]);
            LocalDate to = day(sides[1]);
            boolean wrong = from != null && to != null && from.isAfter(to);
            return wrong ? Optional.empty() : Optional.of(new DayRange(from, to));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /** As {@link #parse} reads it; empty text where both sides are open. */
    static String format(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from == null && to == null
                ? ""
                : (from == null ? "" : from) + ".." + (to == null ? "" : to);
    }

    /** Such as {@code 1 Nov 2026 to 15 Nov 2026}, {@code from 1 Nov 2026}. */
    String words() {
        if (from == null) {
            return "up to " + word(to);
        }
        return to == null ? "from " + word(from) : word(from) + " to " + word(to);
    }

    static String word(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    private static @Nullable LocalDate day(String text) {
        if (text.isEmpty()) {
            return null;
        }
        LocalDate day = LocalDate.parse(text);
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw new DateTimeException("out of range");
        }
        return day;
    }
}

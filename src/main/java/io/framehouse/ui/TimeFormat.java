package io.framehouse.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times and dates in words; the same rules as {@code js/relative-time.js} keeps in the browser. */
public final class TimeFormat {
    private static final DateTimeFormatter DAY = formatter("d MMM uuuu");
    private static final DateTimeFormatter DAY_AND_TIME = formatter("d MMM uuuu, HH:mm");
    private static final DateTimeFormatter DAY_OF_YEAR_AND_TIME = formatter("d MMM, HH:mm");
    private static final DateTimeFormatter TIME = formatter("HH:mm");
    private static final DateTimeFormatter TIME_WITH_SECONDS = formatter("HH:mm:ss");
    private static final int RELATIVE_UNTIL_DAYS = 7;

    private TimeFormat() {}

    /** {@code 12 Nov 2026, 14:20}. */
    public static String absolute(Instant time, ZoneId zone) {
        return DAY_AND_TIME.format(time.atZone(zone));
    }

    /** {@code 12 Nov 2026}. */
    public static String date(Instant time, ZoneId zone) {
        return DAY.format(time.atZone(zone));
    }

    /** {@code 1 Dec, 00:00}: for a time that is near. */
    public static String nearDate(Instant time, ZoneId zone) {
        return DAY_OF_YEAR_AND_TIME.format(time.atZone(zone));
    }

    /** {@code 14:31}. */
    public static String time(Instant time, ZoneId zone) {
        return TIME.format(time.atZone(zone));
    }

    /** {@code 14:31:05}. */
    public static String timeWithSeconds(Instant time, ZoneId zone) {
        return TIME_WITH_SECONDS.format(time.atZone(zone));
    }

    /** {@code 4 min ago}, {@code yesterday 14:20}, after 7 days {@link #absolute}. */
    public static String relative(Instant time, Instant now, ZoneId zone) {
        Duration age = Duration.between(time, now);
        if (age.isNegative() || age.toDays() >= RELATIVE_UNTIL_DAYS) {
            return absolute(time, zone);
        }
        if (age.toMinutes() < 1) {
            return "just now";
        }
        long days = ChronoUnit.DAYS.between(day(time, zone), day(now, zone));
        if (age.toHours() < 1) {
            return age.toMinutes() + " min ago";
        }
        if (days == 0) {
            return age.toHours() + " h ago";
        }
        return days == 1 ? "yesterday " + time(time, zone) : days + " days ago";
    }

    /** {@code in 10 days}, {@code in 5 h}, {@code in 20 min}; {@code now} for what has passed. */
    public static String until(Instant time, Instant now) {
        Duration rest = Duration.between(now, time);
        if (rest.isNegative() || rest.toMinutes() < 1) {
            return "now";
        }
        if (rest.toDays() >= 2) {
            return "in " + rest.toDays() + " days";
        }
        return rest.toHours() >= 1
                ? "in " + rest.toHours() + " h"
                : "in " + rest.toMinutes() + " min";
    }

    /** {@code resets in 10 days · 1 Dec 2026, 00:00 Europe/Helsinki}. */
    public static String resets(Instant time, Instant now, ZoneId zone) {
        return "resets "
                + until(time, now)
                + " \u00b7 "
                + absolute(time, zone)
                + " "
                + zone.getId();
    }

    private static LocalDate day(Instant time, ZoneId zone) {
        return time.atZone(zone).toLocalDate();
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}

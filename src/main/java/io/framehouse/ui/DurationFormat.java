package io.framehouse.ui;

import java.time.Duration;

/** How long things take, in words that fit a row. */
public final class DurationFormat {
    private DurationFormat() {}

    /**
     * The two largest units: {@code 8 s}, {@code 1 min 12 s}, {@code 2 h 5 min}, {@code 3 d 4 h}.
     */
    public static String words(Duration duration) {
        Duration time = duration.isNegative() ? Duration.ZERO : duration;
        if (time.toDays() > 0) {
            return two(time.toDays(), "d", time.toHoursPart(), "h");
        }
        if (time.toHours() > 0) {
            return two(time.toHours(), "h", time.toMinutesPart(), "min");
        }
        return time.toMinutes() > 0
                ? two(time.toMinutes(), "min", time.toSecondsPart(), "s")
                : time.toSeconds() + " s";
    }

    /** As a clock shows it: {@code 1:12}, {@code 1:05:09}. */
    public static String clock(Duration duration) {
        Duration time = duration.isNegative() ? Duration.ZERO : duration;
        return time.toHours() > 0
                ? "%d:%02d:%02d"
                        .formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    private static String two(long large, String largeUnit, int small, String smallUnit) {
        String first = large + " " + largeUnit;
        return small == 0 ? first : first + " " + small + " " + smallUnit;
    }
}

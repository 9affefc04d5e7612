package io.framehouse.credits.internal;

import io.framehouse.shared.Credits;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The full days that a forecast rests on: those of the window where there are enough of them, else
 * the last four weeks, so that each day of the week counts alike. Days before the first job of the
 * last five weeks do not count: nobody worked yet.
 *
 * @param from the first full day, and {@code days} how many there are, all before today
 * @param ofWindow whether they are days of the window alone
 * @param micros what each day with jobs came to
 */
record ForecastDays(LocalDate from, int days, boolean ofWindow, SortedMap<LocalDate, Long> micros) {
    /** With fewer there is no forecast. */
    static final int LEAST = 7;

    /** How far back jobs are read: the longest window, and the four weeks. */
    static final int READ = 35;

    private static final int FOUR_WEEKS = 28;

    /**
     * What there is to rest on; fewer than {@link #LEAST} days are too few.
     *
     * @param windowStart null where the window never began
     */
    static Optional<ForecastDays> of(
            @Nullable LocalDate windowStart, LocalDate today, NavigableMap<LocalDate, Long> used) {
        if (used.isEmpty()) {
            return Optional.empty();
        }
        LocalDate wanted = today.minusDays(FOUR_WEEKS);
        boolean ofWindow = false;
        if (windowStart != null && !windowStart.plusDays(LEAST).isAfter(today)) {
            wanted = windowStart;
            ofWindow = true;
        }
        LocalDate first = used.firstKey();
        LocalDate from = first.isAfter(wanted) ? first : wanted;
        int days = (int) Math.max(0, from.until(today, ChronoUnit.DAYS));
        return Optional.of(
                new ForecastDays(
                        from,
                        days,
                        ofWindow,
                        days == 0 ? new TreeMap<>() : used.subMap(from, today)));
    }

    boolean areEnough() {
        return days >= LEAST;
    }

    LocalDate last() {
        return from.plusDays(days - 1L);
    }

    /** Half up to one micro-credit. */
    Credits mean() {
        BigInteger sum =
                micros.values().stream()
                        .map(BigInteger::valueOf)
                        .reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger twice = sum.shiftLeft(1).add(BigInteger.valueOf(days));
        return Credits.ofMicros(
                twice.divide(BigInteger.valueOf(2L * days)).max(BigInteger.ZERO).longValueExact());
    }

    /** The day that so many quarters of the days do not exceed; 1 for a quiet day, 3 for a busy. */
    Credits quarter(int quarters) {
        long[] sorted = new long[days];
        int at = 0;
        for (long value : micros.values()) {
            sorted[at++] = Math.max(0, value);
        }
        Arrays.sort(sorted);
        int index = quarters < 2 ? (days - 1) / 4 : days - 1 - (days - 1) / 4;
        return Credits.ofMicros(sorted[index]);
    }
}

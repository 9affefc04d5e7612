package io.framehouse.reports.ui;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The days of a report and how the address says them: {@code 7d}, {@code 30d}, {@code 2026-11} or
 * {@code 2026-11-01_2026-11-15}.
 */
record UsagePeriod(String word, LocalDate from, LocalDate to) {
    static final String CUSTOM = "custom";
    static final String LAST_30_DAYS = "30d";
    static final String LAST_7_DAYS = "7d";
    private static final int MONTHS_OFFERED = 12;
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /** The period of an address; the running month where it is missing or not understood. */
    static UsagePeriod parse(String word, LocalDate today) {
        try {
            return switch (word) {
                case LAST_7_DAYS -> new UsagePeriod(word, today.minusDays(6), today);
                case LAST_30_DAYS -> new UsagePeriod(word, today.minusDays(29), today);
                default -> {
                    int middle = word.indexOf('_');
                    yield middle < 0
                            ? month(YearMonth.parse(word))
                            : custom(
                                    LocalDate.parse(word.substring(0, middle)),
                                    LocalDate.parse(word.substring(middle + 1)));
                }
            };
        } catch (DateTimeException notUnderstood) {
            return month(YearMonth.from(today));
        }
    }

    /** From one day to another; swapped where they are the wrong way round. */
    static UsagePeriod custom(LocalDate from, LocalDate to) {
        return to.isBefore(from)
                ? new UsagePeriod(to + "_" + from, to, from)
                : new UsagePeriod(from + "_" + to, from, to);
    }

    static UsagePeriod month(YearMonth month) {
        return new UsagePeriod(month.toString(), month.atDay(1), month.atEndOfMonth());
    }

    /** What the select offers, word to label: this month first. */
    static Map<String, String> choices(LocalDate today) {
        Map<String, String> choices = new LinkedHashMap<>();
        YearMonth now = YearMonth.from(today);
        choices.put(now.toString(), MONTH.format(now));
        choices.put(LAST_7_DAYS, "Last 7 days");
        choices.put(LAST_30_DAYS, "Last 30 days");
        for (int back = 1; back < MONTHS_OFFERED; back++) {
            YearMonth month = now.minusMonths(back);
            choices.put(month.toString(), MONTH.format(month));
        }
        choices.put(CUSTOM, "Custom");
        return choices;
    }

    /** The choice of the select that this period is. */
    String choice(LocalDate today) {
        return choices(today).containsKey(word) ? word : CUSTOM;
    }

    /** In a sentence: {@code November 2026}, {@code the last 7 days}, {@code 1 Nov to 3 Nov}. */
    String inSentence() {
        return switch (word) {
            case LAST_7_DAYS -> "the last 7 days";
            case LAST_30_DAYS -> "the last 30 days";
            default ->
                    word.indexOf('_') < 0
                            ? MONTH.format(from)
                            : DAY.format(from) + " to " + DAY.format(to);
        };
    }

    /** How many days it has, one at least. */
    long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** Whether it is one month of the calendar, from its first to its last day. */
    boolean isMonth() {
        return from.getDayOfMonth() == 1 && to.equals(YearMonth.from(from).atEndOfMonth());
    }

    /** Whether it is one or more whole months. */
    boolean isWholeMonths() {
        return from.getDayOfMonth() == 1 && to.equals(YearMonth.from(to).atEndOfMonth());
    }

    /** The months that it touches. */
    List<YearMonth> months() {
        return YearMonth.from(from)
                .atDay(1)
                .datesUntil(to.plusDays(1), Period.ofMonths(1))
                .map(YearMonth::from)
                .toList();
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** As long, and just before or after: of a month the neighbouring one. */
    UsagePeriod moved(int by) {
        if (isMonth()) {
            return month(YearMonth.from(from).plusMonths(by));
        }
        return custom(from.plusDays(days() * by), to.plusDays(days() * by));
    }

    /**
     * What this is compared with: the one before, and of one that is not over no more days than
     * have begun.
     */
    UsagePeriod before(LocalDate today) {
        UsagePeriod whole = moved(-1);
        if (!contains(today) || today.equals(to)) {
            return whole;
        }
        long begun = ChronoUnit.DAYS.between(from, today);
        LocalDate last = whole.from.plusDays(begun);
        return last.isBefore(whole.to) ? custom(whole.from, last) : whole;
    }

    /** The name of the exported file, without its team. */
    String fileName() {
        return word.length() == 7 ? word : from + "_" + to;
    }
}

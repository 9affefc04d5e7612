package io.framehouse.reports.ui;

import io.framehouse.reports.UsageSeries.Step;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Days, weeks and months of a period, and how they are written. */
final class UsageDays {
    /** With more columns than these, none can be told from the next. */
    private static final int MOST_DAYS = 62;

    /** A year is told by its months, which are also those of the books. */
    private static final int MOST_WEEKS = 40;

    private static final int DAYS_OF_A_WEEK = 7;
    private static final DateTimeFormatter SHORT = formatter("d MMM");
    private static final DateTimeFormatter DAY = formatter("d MMM uuuu");
    private static final DateTimeFormatter LONG = formatter("EEE, d MMM uuuu");
    private static final DateTimeFormatter MONTH = formatter("MMMM uuuu");
    private static final DateTimeFormatter SHORT_MONTH = formatter("MMM uuuu");

    private UsageDays() {}

    /** How long the columns of a period are: as it is grouped, else as long as it needs. */
    static Step step(UsagePeriod period, UsageGroup group) {
        long days = period.days();
        return switch (group) {
            case WEEK -> Step.WEEK;
            case MONTH -> Step.MONTH;
            default -> {
                if (days <= MOST_DAYS) {
                    yield Step.DAY;
                }
                yield days <= (long) MOST_WEEKS * DAYS_OF_A_WEEK ? Step.WEEK : Step.MONTH;
            }
        };
    }

    /** The first day of the step that a day lies in. */
    static LocalDate start(LocalDate day, Step step) {
        return switch (step) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    static LocalDate next(LocalDate start, Step step) {
        return switch (step) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
        };
    }

    /** Every step from one day to another, also those without usage. */
    static List<LocalDate> starts(LocalDate from, LocalDate to, Step step) {
        List<LocalDate> starts = new ArrayList<>();
        for (LocalDate at = start(from, step); !at.isAfter(to); at = next(at, step)) {
            starts.add(at);
        }
        return starts;
    }

    /** The part of a period that a step is. */
    static UsagePeriod within(UsagePeriod period, LocalDate start, Step step) {
        LocalDate last = next(start, step).minusDays(1);
        return UsagePeriod.custom(
                start.isBefore(period.from()) ? period.from() : start,
                last.isAfter(period.to()) ? period.to() : last);
    }

    /** Below an axis: {@code 20 Nov}, {@code Nov 2026}. */
    static String tick(LocalDate start, Step step) {
        return step == Step.MONTH ? SHORT_MONTH.format(start) : SHORT.format(start);
    }

    static String title(LocalDate start, Step step) {
        return switch (step) {
            case DAY -> LONG.format(start);
            case WEEK -> "Week of " + DAY.format(start);
            case MONTH -> MONTH.format(start);
        };
    }

    /** {@code day}, {@code week} or {@code month}. */
    static String word(Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String shortDay(LocalDate day) {
        return SHORT.format(day);
    }

    static String longDay(LocalDate day) {
        return LONG.format(day);
    }

    static String month(YearMonth month) {
        return MONTH.format(month);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}

package io.framehouse.credits.ui;

import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Budgets in words. */
final class BudgetWords {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private BudgetWords() {}

    static String resets(Period period) {
        return switch (period) {
            case DAY -> "Daily";
            case WEEK -> "Weekly (Monday)";
            case MONTH -> "Monthly (1st)";
            case TOTAL -> "Never";
        };
    }

    static String limits(boolean hard) {
        return hard ? "Refuses new jobs" : "Only warns";
    }

    static String alerts(List<Integer> percents) {
        return percents.isEmpty()
                ? "None"
                : percents.stream().map(one -> one + " %").collect(Collectors.joining(", "));
    }

    /** A budget's window: {@code this month}; empty for a total. */
    static String window(Period period) {
        return switch (period) {
            case DAY -> "today";
            case WEEK -> "this week";
            case MONTH -> "this month";
            case TOTAL -> "";
        };
    }

    /** {@code Your budget, this month}: a budget as the person it binds calls it. */
    static String whose(BudgetData data) {
        String whose =
                switch (data.scope()) {
                    case TEAM -> "Team budget";
                    case MEMBER -> "Your budget";
                    case KEY -> "Budget of a key";
                };
        String window = window(data.period());
        return window.isEmpty() ? whose : whose + ", " + window;
    }

    /** {@code your budget this month}: {@link #whose} within a sentence. */
    static String sentence(BudgetData data) {
        String whose =
                switch (data.scope()) {
                    case TEAM -> "the team's budget";
                    case MEMBER -> "your budget";
                    case KEY -> "a key's budget";
                };
        String window = window(data.period());
        return window.isEmpty() ? whose : whose + " " + window;
    }

    /** {@code November 2026} for months, else {@link #window}. */
    static String windowTitle(BudgetStatus status, ZoneId zone) {
        Instant end = status.resetsAt();
        return status.data().period() == Period.MONTH && end != null
                ? MONTH.format(end.atZone(zone).minusDays(1))
                : window(status.data().period());
    }

    /** The day that ends at an instant: {@code 30 Nov} for 1 December, 00:00. */
    static String lastDay(Instant end, ZoneId zone) {
        return DAY.format(end.atZone(zone).minusNanos(1));
    }

    /** {@code 30 Nov} for what ends at midnight, else {@code 30 Nov, 14:20}. */
    static String until(Instant end, ZoneId zone) {
        ZonedDateTime at = end.atZone(zone);
        return at.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? lastDay(end, zone)
                : TimeFormat.nearDate(end, zone);
    }

    /**
     * What saving a limit does, in one or two sentences.
     *
     * @param seen the budget that is changed; null for a new one, or one with another reset
     * @param limit its own limit and what raises it
     */
    static String effect(@Nullable BudgetStatus seen, Credits limit, boolean hard, ZoneId zone) {
        if (seen == null) {
            return "What the current period already settled and holds counts. Takes effect at"
                    + " once.";
        }
        Instant resetsAt = seen.resetsAt();
        Credits used = seen.spent().plus(seen.held());
        if (limit.compareTo(used) < 0) {
            return belowUsed(limit, used, hard, resetsAt, zone);
        }
        String reset =
                resetsAt == null
                        ? "it never resets"
                        : "the next reset stays " + TimeFormat.absolute(resetsAt, zone);
        return "Available now becomes %s (was %s). Takes effect at once; %s."
                .formatted(
                        CreditsFormat.sentence(limit.minus(used)),
                        CreditsFormat.number(seen.available()),
                        reset);
    }

    private static String belowUsed(
            Credits limit, Credits used, boolean hard, @Nullable Instant resetsAt, ZoneId zone) {
        String until = resetsAt == null ? "" : " until " + TimeFormat.absolute(resetsAt, zone);
        return "New limit %s is below what is already settled and held (%s). Nobody is refunded; %s%s."
                .formatted(
                        CreditsFormat.number(limit),
                        CreditsFormat.number(used),
                        hard ? "no new job starts" : "new jobs are only warned about",
                        until);
    }
}

package io.framehouse.credits.ui;

import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Budgets in words. */
final class BudgetWords {
    private BudgetWords() {}

    static String resets(Period period) {
        return switch (period) {
            case DAY -> "Daily";
            case WEEK -> "Weekly (Monday)";
            case MONTH -> "Monthly (1st)";
            case TOTAL -> "Never";
        };
    }

    static String tab(Scope scope) {
        return switch (scope) {
            case TEAM -> "Team";
            case MEMBER -> "Members";
            case KEY -> "Keys";
        };
    }

    static String limits(boolean hard) {
        return hard ? "Refuses new jobs" : "Only warns";
    }

    /**
     * What saving a limit does, in one or two sentences.
     *
     * @param seen the budget that is changed; null for a new one, or one with another reset
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

package io.framehouse.teams.ui;

import io.framehouse.teams.Retention;
import org.jspecify.annotations.Nullable;

/** How long things are kept, in words. */
final class RetentionWords {
    private RetentionWords() {}

    /** Whether anything is kept for a shorter time than before. */
    static boolean losesMore(Retention before, Retention after) {
        return shorter(before.videosDays(), after.videosDays())
                || shorter(before.uploadsDays(), after.uploadsDays())
                || shorter(before.requestsDays(), after.requestsDays())
                || after.trashDays() < before.trashDays();
    }

    private static boolean shorter(@Nullable Integer before, @Nullable Integer after) {
        return after != null && (before == null || after < before);
    }

    /** {@code Videos 30 days, uploads for ever, prompts 90 days, the trash 30 days.} */
    static String summary(Retention retention) {
        return "Videos %s, uploads %s, prompts %s, the trash %s."
                .formatted(
                        days(retention.videosDays()),
                        days(retention.uploadsDays()),
                        days(retention.requestsDays()),
                        days(retention.trashDays()));
    }

    static String consequence(Retention retention) {
        return summary(retention)
                + " What is older is deleted within hours and cannot be brought back. What it cost"
                + " stays in usage.";
    }

    private static String days(@Nullable Integer days) {
        if (days == null) {
            return "for ever";
        }
        return days == 1 ? "1 day" : days + " days";
    }
}

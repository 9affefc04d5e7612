package io.framehouse.teams;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a team's things are kept; each null for ever, else 1 to 3650 days. Only what lies in the
 * trash always goes.
 *
 * @param videosDays videos and covers, from the day their copy is there
 * @param uploadsDays pictures given, from that day on; those of open jobs stay
 * @param requestsDays prompts, parameters and request bodies, from the day the job ended
 * @param trashDays videos in the trash, from the day they came there; 1 to 365
 */
public record Retention(
        @Nullable Integer videosDays,
        @Nullable Integer uploadsDays,
        @Nullable Integer requestsDays,
        int trashDays) {
    /** The longest time that can be chosen. */
    public static final int MOST_DAYS = 3_650;

    /** The longest time in the trash. */
    public static final int MOST_TRASH_DAYS = 365;

    /** How long a team that chose nothing keeps its trash. */
    public static final int USUAL_TRASH_DAYS = 30;

    /** Everything for ever. */
    public static final Retention FOR_EVER = new Retention(null, null, null);

    /** With the usual time in the trash. */
    public Retention(
            @Nullable Integer videosDays,
            @Nullable Integer uploadsDays,
            @Nullable Integer requestsDays) {
        this(videosDays, uploadsDays, requestsDays, USUAL_TRASH_DAYS);
    }

    /** Whether each of the times is in its range. */
    public boolean isPossible() {
        return isPossible(videosDays)
                && isPossible(uploadsDays)
                && isPossible(requestsDays)
                && isPossibleInTrash();
    }

    /** Whether the time in the trash is 1 to {@link #MOST_TRASH_DAYS} days. */
    public boolean isPossibleInTrash() {
        return trashDays >= 1 && trashDays <= MOST_TRASH_DAYS;
    }

    /** Whether it is 1 to {@link #MOST_DAYS} days, or null for ever. */
    public static boolean isPossible(@Nullable Integer days) {
        return days == null || (days >= 1 && days <= MOST_DAYS);
    }

    /** What is older goes. */
    public static Instant before(Instant now, int days) {
        return now.minus(Duration.ofDays(days));
    }
}

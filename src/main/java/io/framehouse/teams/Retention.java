package io.framehouse.teams;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a team's things are kept; each null for ever, else 1 to 3650 days.
 *
 * @param videosDays videos and covers, from the day their copy is there
 * @param uploadsDays pictures given, from that day on; those of open jobs stay
 * @param requestsDays prompts, parameters and request bodies, from the day the job ended
 */
public record Retention(
        @Nullable Integer videosDays,
        @Nullable Integer uploadsDays,
        @Nullable Integer requestsDays) {
    /** The longest time that can be chosen. */
    public static final int MOST_DAYS = 3_650;

    /** Everything for ever. */
    public static final Retention FOR_EVER = new Retention(null, null, null);

    /** Whether each of the times is 1 to {@link #MOST_DAYS} days, or none. */
    public boolean isPossible() {
        return isPossible(videosDays) && isPossible(uploadsDays) && isPossible(requestsDays);
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

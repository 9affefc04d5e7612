package io.framehouse.teams;

import io.framehouse.shared.TeamId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A team was suspended or resumed, or is to be deleted or kept after all; told to its people.
 *
 * @param reason null where none was given
 * @param until when it goes; null where it is not to go
 */
public record TeamStandingChanged(
        TeamId team, Kind kind, @Nullable String reason, @Nullable Instant until, Instant at) {
    /** What happened. */
    public enum Kind {
        /** It takes nothing new. */
        SUSPENDED,
        /** It works again. */
        RESUMED,
        /** It goes when the waiting time is over. */
        TO_BE_DELETED,
        /** It stays after all. */
        KEPT
    }
}

package io.framehouse.teams;

import io.framehouse.shared.TeamId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a team stands.
 *
 * @param suspension null where the team works
 * @param deletion null where it is to stay
 */
public record TeamStanding(
        TeamId team, @Nullable Suspension suspension, @Nullable Deletion deletion) {
    /**
     * Why the team takes nothing new.
     *
     * @param reason null where none was given
     * @param by null where it was not noted
     */
    public record Suspension(Instant since, @Nullable String reason, @Nullable String by) {}

    /**
     * When the team goes.
     *
     * @param after until then it can be kept after all
     */
    public record Deletion(Instant askedAt, String askedBy, Instant after) {}
}

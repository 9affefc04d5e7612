package io.framehouse.teams;

import io.framehouse.shared.TeamId;
import java.time.Instant;

/** Lets go of what a team no longer keeps; each module with such things gives one. */
public interface TeamKeeping {
    /**
     * Lets go of a few of the things whose time is over; runs as the system, inside a transaction
     * of the team that commits before the next few.
     *
     * @param most of one call, 1 or more
     * @return how many went; fewer than {@code most} means that none is left for now
     */
    int letGo(TeamId team, Retention retention, Instant now, int most);
}

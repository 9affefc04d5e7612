package io.framehouse.teams;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.util.List;

/** Who answers for a team in the end. */
public interface Ownership {
    /**
     * Makes a member owner in one's own place; oneself stays as admin. Only owners do it, and only
     * as themselves: no key and no platform admin does it for them.
     *
     * @throws DomainException NOT_FOUND where the person is not in the team, WRONG_STATE where they
     *     are switched off or it is oneself
     */
    void handOver(TeamId team, UserId to);

    /**
     * The teams that would have no owner who can sign in if this person could not. Holds these
     * teams until the caller's transaction of the platform ends, so that no other owner goes
     * meanwhile. For platform admins and the system.
     */
    List<Team> ownedOnlyBy(UserId user);
}

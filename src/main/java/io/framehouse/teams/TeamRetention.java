package io.framehouse.teams;

import io.framehouse.shared.TeamId;

/** How long teams keep what they have. Every method checks the current actor. */
public interface TeamRetention {
    /** For everybody in the team. */
    Retention find(TeamId team);

    /**
     * Changes it. What is too old by it goes within hours, for good.
     *
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST naming each field that is not 1
     *     to 3650
     */
    Retention change(TeamId team, Retention retention);
}

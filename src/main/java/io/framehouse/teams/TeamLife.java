package io.framehouse.teams;

import io.framehouse.shared.TeamId;

/** Whether a team works, rests or goes. Every method checks the current actor. */
public interface TeamLife {
    /** How things stand; for everybody in the team. */
    TeamStanding standing(TeamId team);

    /**
     * Lets the team take nothing new from the next submit on, which this waits for; what runs goes
     * on and everything can be read. Again only changes the reason. For platform admins.
     *
     * @param reason 1 to 300 characters, shown to everybody in the team
     */
    TeamStanding suspend(TeamId team, String reason);

    /**
     * Lets the team work again; changes nothing where it does. For platform admins.
     *
     * @throws io.framehouse.shared.DomainException WRONG_STATE where the team is to be deleted
     */
    TeamStanding resume(TeamId team);

    /**
     * Has the team deleted in 14 days; until then it takes nothing new and can be kept after all.
     * Again changes nothing. For its owners and platform admins.
     *
     * @throws io.framehouse.shared.DomainException WRONG_STATE while jobs are open or unknown
     */
    TeamStanding askDeletion(TeamId team);

    /** Lets a team stay that was to be deleted; changes nothing where it was not. */
    TeamStanding keep(TeamId team);
}

package io.framehouse.teams.ui;

import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import java.util.Arrays;
import java.util.List;

/** The roles that somebody may give: only owners make owners. */
final class GivenRoles {
    private GivenRoles() {}

    static List<TeamRole> of(Actor actor, TeamId team) {
        if (!actor.may(team, Action.MANAGE_MEMBERS)) {
            return List.of();
        }
        boolean makesOwners =
                actor.mayOnPlatform(Action.MANAGE_TEAMS)
                        || actor.roleIn(team).filter(TeamRole.OWNER::equals).isPresent();
        return Arrays.stream(TeamRole.values())
                .filter(role -> makesOwners || role != TeamRole.OWNER)
                .toList();
    }
}

package io.framehouse.gateway;

import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.TeamLife;
import io.framehouse.teams.TeamStanding;
import io.framehouse.teams.TeamStanding.Deletion;
import io.framehouse.teams.TeamStanding.Suspension;
import org.jspecify.annotations.Nullable;

/** One team, suspended or not. */
class FakeTeamLife implements TeamLife {
    private final CurrentActor currentActor;
    private @Nullable Suspension suspension;
    private @Nullable Deletion deletion;

    FakeTeamLife(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @Override
    public TeamStanding standing(TeamId team) {
        return new TeamStanding(team, suspension, deletion);
    }

    @Override
    public TeamStanding suspend(TeamId team, String reason) {
        currentActor.require(team, Action.MANAGE_TEAMS);
        suspension = new Suspension(GatewaySlice.NOW, reason, currentActor.get().label());
        return standing(team);
    }

    @Override
    public TeamStanding resume(TeamId team) {
        currentActor.require(team, Action.MANAGE_TEAMS);
        suspension = null;
        return standing(team);
    }

    @Override
    public TeamStanding askDeletion(TeamId team) {
        currentActor.require(team, Action.DELETE_TEAM);
        deletion = new Deletion(GatewaySlice.NOW, "Root", GatewaySlice.NOW.plusSeconds(60));
        return standing(team);
    }

    @Override
    public TeamStanding keep(TeamId team) {
        currentActor.require(team, Action.DELETE_TEAM);
        deletion = null;
        return standing(team);
    }
}

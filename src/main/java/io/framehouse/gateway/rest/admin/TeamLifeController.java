package io.framehouse.gateway.rest.admin;

import io.framehouse.api.JsonBody;
import io.framehouse.api.RequestReader;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.TeamLife;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whether a team works, rests or goes, for platform admins. */
@RestController
@RequestMapping("/api/v1/admin/teams/{team}")
class TeamLifeController {
    private static final int LONGEST_REASON = 300;

    private final CurrentActor currentActor;
    private final TeamLife life;

    TeamLifeController(CurrentActor currentActor, TeamLife life) {
        this.currentActor = currentActor;
        this.life = life;
    }

    @PostMapping(path = "/suspend", consumes = MediaType.APPLICATION_JSON_VALUE)
    TeamStandingJson suspend(@PathVariable String team, JsonBody body) {
        TeamId id = AdminPath.team(team);
        currentActor.require(id, Action.MANAGE_TEAMS);
        RequestReader reader = body.reader();
        String reason = reader.text("reason", LONGEST_REASON);
        reader.finish();
        return TeamStandingJson.of(life.suspend(id, reason));
    }

    @PostMapping("/resume")
    TeamStandingJson resume(@PathVariable String team) {
        return TeamStandingJson.of(life.resume(AdminPath.team(team)));
    }

    /** Begins the waiting time. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    TeamStandingJson delete(@PathVariable String team) {
        return TeamStandingJson.of(life.askDeletion(AdminPath.team(team)));
    }

    @PostMapping("/keep")
    TeamStandingJson keep(@PathVariable String team) {
        return TeamStandingJson.of(life.keep(AdminPath.team(team)));
    }
}

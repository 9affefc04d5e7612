package io.framehouse.teams.internal;

import io.framehouse.teams.TeamErasure;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes a team's invitations away, and its members when nothing points to them. */
@Component
class MembersErasure implements TeamErasure {
    @Override
    public List<Step> steps() {
        return List.of(
                Step.delete(20, "team_invitation"),
                Step.delete(50, "team_member"),
                Step.delete(60, "team_person"));
    }
}

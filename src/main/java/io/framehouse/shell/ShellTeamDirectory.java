package io.framehouse.shell;

import io.framehouse.teams.Team;
import io.framehouse.teams.Teams;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.TeamDirectory;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers the kit's question for a team by asking {@link Teams}. */
@Component
final class ShellTeamDirectory implements TeamDirectory {
    private final Teams teams;

    ShellTeamDirectory(Teams teams) {
        this.teams = teams;
    }

    @Override
    public Optional<CurrentTeam> find(String slug) {
        return teams.findBySlug(slug).map(ShellTeamDirectory::current);
    }

    static CurrentTeam current(Team team) {
        return new CurrentTeam(team.id(), team.slug(), team.name(), team.data().zone());
    }
}

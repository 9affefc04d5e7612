package io.framehouse.jobs.ui;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.teams.Member;
import io.framehouse.teams.Teams;

/** Who can help: the first two owners and admins of a team. */
final class TeamAdmins {
    private static final int NAMED = 2;

    private TeamAdmins() {}

    /** {@code Aino K. or Pekka L.}; {@code a team admin} where nobody is named. */
    static String words(Teams teams, TeamId team) {
        String names =
                String.join(
                        " or ",
                        teams.members(team).stream()
                                .filter(TeamAdmins::isAdmin)
                                .map(Member::displayName)
                                .limit(NAMED)
                                .toList());
        return names.isEmpty() ? "a team admin" : names;
    }

    private static boolean isAdmin(Member member) {
        return member.role() == TeamRole.OWNER || member.role() == TeamRole.ADMIN;
    }
}

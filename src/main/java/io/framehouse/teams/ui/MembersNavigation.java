package io.framehouse.teams.ui;

import io.framehouse.ui.CurrentTeam;

/** Where a team's members are. */
public final class MembersNavigation {
    /** The page below a team's address. */
    public static final String PAGE = "members";

    static final String TAB = "tab";
    static final String INVITATIONS = "invitations";

    private MembersNavigation() {}

    /** The address without a leading slash. */
    public static String path(CurrentTeam team) {
        return team.path(PAGE);
    }

    /** The list of invitations. */
    public static String invitations(CurrentTeam team) {
        return path(team) + "?" + TAB + "=" + INVITATIONS;
    }
}

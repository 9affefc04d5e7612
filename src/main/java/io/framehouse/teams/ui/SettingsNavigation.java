package io.framehouse.teams.ui;

import io.framehouse.ui.CurrentTeam;

/** Where a team's settings are. */
public final class SettingsNavigation {
    /** The page below a team's address. */
    public static final String PAGE = "settings";

    private SettingsNavigation() {}

    /** The address without a leading slash. */
    public static String path(CurrentTeam team) {
        return team.path(PAGE);
    }
}

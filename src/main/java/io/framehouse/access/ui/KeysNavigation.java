package io.framehouse.access.ui;

import io.framehouse.ui.CurrentTeam;

/** Where a team's API keys are. */
public final class KeysNavigation {
    /** The page below a team's address. */
    public static final String PAGE = "keys";

    private KeysNavigation() {}

    /** The address without a leading slash. */
    public static String path(CurrentTeam team) {
        return team.path(PAGE);
    }
}

package io.framehouse.access.ui;

import io.framehouse.ui.CurrentTeam;

/** Where API keys are: a team's, and the platform's. */
public final class KeysNavigation {
    /** The page below a team's address. */
    public static final String PAGE = "keys";

    /** The address of the platform's own keys. */
    public static final String PLATFORM = "admin/keys";

    /** The parameter that opens a key's panel: its id. */
    public static final String KEY = "key";

    private KeysNavigation() {}

    /** The address without a leading slash. */
    public static String path(CurrentTeam team) {
        return team.path(PAGE);
    }
}

package io.framehouse.catalog.ui;

import io.framehouse.ui.CurrentTeam;

/** Where the models are that a team may use. */
public final class ModelsNavigation {
    /** The page below a team's address. */
    public static final String PAGE = "models";

    /** The parameter that opens a model's caps: its catalogue id. */
    public static final String MODEL = "model";

    private ModelsNavigation() {}

    /** The address without a leading slash. */
    public static String path(CurrentTeam team) {
        return team.path(PAGE);
    }
}

package io.framehouse.credits.ui;

import io.framehouse.ui.CurrentTeam;

/** Where a team's balance and budgets are. */
public final class BudgetsNavigation {
    /** The page below a team's address. */
    public static final String PAGE = "budgets";

    private BudgetsNavigation() {}

    /** The address without a leading slash. */
    public static String path(CurrentTeam team) {
        return team.path(PAGE);
    }
}

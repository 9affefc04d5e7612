package io.framehouse.credits.ui;

import io.framehouse.ui.CurrentTeam;
import java.util.UUID;

/** Where a team's balance, budgets and requests are. */
public final class BudgetsNavigation {
    /** The page below a team's address. */
    public static final String PAGE = "budgets";

    private BudgetsNavigation() {}

    /** The address without a leading slash. */
    public static String path(CurrentTeam team) {
        return team.path(PAGE);
    }

    /** Where requests for more wait and are answered. */
    public static String requests(CurrentTeam team) {
        return level(team, BudgetsLevel.REQUESTS);
    }

    /** Opens the change of one budget. */
    public static String edit(CurrentTeam team, UUID budget) {
        return path(team) + "?edit=" + budget;
    }

    static String level(CurrentTeam team, BudgetsLevel level) {
        return team.path(PAGE + "/" + level.word());
    }
}

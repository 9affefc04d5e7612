package io.framehouse.credits.ui;

import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.PageTabs;

/** Links to the parts of the screen, with how much is in each. */
final class BudgetTabs {
    private BudgetTabs() {}

    static PageTabs of(
            CurrentTeam team, BudgetsLevel shown, BudgetOverview overview, long waiting) {
        PageTabs tabs = new PageTabs("Parts of budgets");
        for (BudgetsLevel level : BudgetsLevel.values()) {
            Scope scope = level.scope();
            long count = scope == null ? waiting : overview.of(scope).size();
            tabs.tab(
                    BudgetsNavigation.level(team, level),
                    level.title() + (count == 0 ? "" : " (" + count + ")"),
                    level == shown);
        }
        return tabs;
    }
}

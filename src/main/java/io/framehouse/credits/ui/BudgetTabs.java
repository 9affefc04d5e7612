package io.framehouse.credits.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.ui.CurrentTeam;

/** Links to the parts of the screen, with how much is in each. */
final class BudgetTabs extends Nav {
    BudgetTabs(CurrentTeam team, BudgetsLevel shown, BudgetOverview overview, long waiting) {
        addClassName("budgets__levels");
        setAriaLabel("Parts of budgets");
        for (BudgetsLevel level : BudgetsLevel.values()) {
            Scope scope = level.scope();
            long count = scope == null ? waiting : overview.of(scope).size();
            Anchor link =
                    new Anchor(
                            BudgetsNavigation.level(team, level),
                            level.title() + (count == 0 ? "" : " (" + count + ")"));
            if (level == shown) {
                link.getElement().setAttribute("aria-current", "page");
            }
            add(link);
        }
    }
}

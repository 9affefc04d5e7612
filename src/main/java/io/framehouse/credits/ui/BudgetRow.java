package io.framehouse.credits.ui;

import io.framehouse.credits.BudgetStatus;
import io.framehouse.ui.BudgetFigures;

/**
 * A budget as the list shows it.
 *
 * @param subject the name of the team, member or key
 */
record BudgetRow(BudgetStatus status, String subject) {
    BudgetFigures figures() {
        return new BudgetFigures(status.limit(), status.spent(), status.held());
    }
}

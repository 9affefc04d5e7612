package io.framehouse.credits.ui;

import io.framehouse.credits.BudgetForecast;
import io.framehouse.credits.BudgetLimits.Raise;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.ui.BudgetFigures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A budget as the list shows it.
 *
 * @param subject the name of the team, member or key
 * @param raises what raises it now, the first to end first
 * @param forecast where it leads; null where nobody reckoned
 */
record BudgetRow(
        BudgetStatus status,
        String subject,
        List<Raise> raises,
        @Nullable BudgetForecast forecast) {
    BudgetRow {
        raises = List.copyOf(raises);
    }

    BudgetFigures figures() {
        return new BudgetFigures(status.limit(), status.spent(), status.held());
    }

    boolean isRaised() {
        return status.raised().isPositive();
    }
}

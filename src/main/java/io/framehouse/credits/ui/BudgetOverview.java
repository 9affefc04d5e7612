package io.framehouse.credits.ui;

import io.framehouse.credits.Balance;
import io.framehouse.credits.BudgetData.Scope;
import java.util.List;

/**
 * What the screen of budgets shows.
 *
 * @param rows the budgets that the person may see
 */
record BudgetOverview(Balance balance, List<BudgetRow> rows) {
    BudgetOverview {
        rows = List.copyOf(rows);
    }

    List<BudgetRow> of(Scope scope) {
        return rows.stream().filter(row -> row.status().data().scope() == scope).toList();
    }
}

package io.framehouse.credits.ui;

import io.framehouse.credits.Balance;
import io.framehouse.credits.BudgetData.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the screen of budgets shows.
 *
 * @param rows the budgets that the person may see
 * @param membersWithout how many members have no limit of their own
 */
record BudgetOverview(Balance balance, List<BudgetRow> rows, long membersWithout) {
    BudgetOverview {
        rows = List.copyOf(rows);
    }

    List<BudgetRow> of(Scope scope) {
        return rows.stream().filter(row -> row.status().data().scope() == scope).toList();
    }

    /** The team's limit that leaves least; one that refuses comes before one that warns. */
    Optional<BudgetRow> tightestOfTeam() {
        Comparator<BudgetRow> softLast = Comparator.comparing(row -> !row.status().data().hard());
        return of(Scope.TEAM).stream().min(softLast.thenComparing(row -> row.status().available()));
    }
}

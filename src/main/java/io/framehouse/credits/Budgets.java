package io.framehouse.credits;

import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Balances and limits. */
public interface Budgets {
    Balance balance(TeamId team);

    /** All budgets of a team: team, members, keys. */
    List<BudgetStatus> list(TeamId team);

    /** The budgets that bind this member and key, tightest first. */
    List<BudgetStatus> binding(TeamId team, @Nullable UserId member, @Nullable KeyId key);

    /**
     * Replaces all budgets of a team at once; a budget of the same subject and period keeps its
     * history, a new one is back-filled with what its window already spent and holds.
     */
    List<BudgetStatus> replace(TeamId team, List<BudgetData> budgets);
}

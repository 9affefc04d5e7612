package io.framehouse.credits.ui;

import io.framehouse.credits.BudgetRequests.BudgetRequest;
import io.framehouse.credits.BudgetRequests.State;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CurrentTeam;
import org.jspecify.annotations.Nullable;

/**
 * A request as a card shows it.
 *
 * @param person who asks
 * @param what of which limit, such as {@code Mika's budget, this month}
 * @param settledLately what the person's jobs settled in the last 30 days; null where the reader
 *     may not know
 * @param availableNow what that limit has left now; null where it is gone
 * @param own whether the reader asked
 * @param answerable whether the reader can answer
 */
record RequestRow(
        CurrentTeam team,
        BudgetRequest request,
        String person,
        String what,
        @Nullable Credits settledLately,
        @Nullable Credits availableNow,
        boolean own,
        boolean answerable) {
    boolean isWaiting() {
        return request.state() == State.WAITING;
    }
}

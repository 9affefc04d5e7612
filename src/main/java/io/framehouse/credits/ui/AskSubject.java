package io.framehouse.credits.ui;

import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Credits;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person can ask more of.
 *
 * @param budget null for the team's balance
 * @param label such as {@code Your budget, this month}
 * @param resetsAt when it begins anew, or null
 */
record AskSubject(
        @Nullable UUID budget,
        String label,
        Credits available,
        Credits limit,
        @Nullable Instant resetsAt) {
    static AskSubject of(BudgetStatus status) {
        return new AskSubject(
                status.id(),
                BudgetWords.whose(status.data()),
                status.available(),
                status.limit(),
                status.resetsAt());
    }
}

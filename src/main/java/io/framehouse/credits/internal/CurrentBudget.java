package io.framehouse.credits.internal;

import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Credits;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A budget with the window of one instant; the window has no id until something counts in it. */
record CurrentBudget(BudgetStatus status, @Nullable UUID windowId) {
    /** May be negative: a limit may be set below what is used, and a soft budget may be passed. */
    Credits rest() {
        return status.limit().minus(status.spent()).minus(status.held());
    }
}

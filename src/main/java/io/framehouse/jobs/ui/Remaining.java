package io.framehouse.jobs.ui;

import io.framehouse.shared.Credits;
import io.framehouse.ui.BudgetFigures;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a level has left now and after a hold.
 *
 * @param label whose it is, such as {@code You} or {@code Team}
 * @param limits whether it can refuse; a soft budget only warns
 * @param figures with the new hold counted as held
 * @param resetsAt null where it never begins anew
 * @param budget null for the team's balance
 */
record Remaining(
        String label,
        boolean limits,
        Credits before,
        Credits hold,
        BudgetFigures figures,
        @Nullable Instant resetsAt,
        @Nullable UUID budget) {
    Credits after() {
        return before.minus(hold);
    }

    /** How much is missing; zero where it suffices. */
    Credits gap() {
        Credits after = after();
        return limits && after.isNegative() ? after.negate() : Credits.ZERO;
    }

    boolean isShort() {
        return gap().isPositive();
    }
}

package io.framehouse.credits.ui;

import io.framehouse.credits.BudgetData;
import io.framehouse.shared.Credits;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was typed to change one budget.
 *
 * @param budget the limit with its rules
 * @param raiseBy what to add for a while, or null
 * @param raiseUntil the last day of it in the team's zone, or null
 */
record BudgetDraft(
        BudgetData budget,
        @Nullable Credits raiseBy,
        @Nullable LocalDate raiseUntil,
        String reason) {}

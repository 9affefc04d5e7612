package io.framehouse.reports.ui;

import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Credits;
import org.jspecify.annotations.Nullable;

/**
 * What a team has beside its usage.
 *
 * @param held by jobs that are not settled yet
 * @param budget the team's budget of the month, or null
 */
record UsageMoney(Credits held, @Nullable BudgetStatus budget) {}

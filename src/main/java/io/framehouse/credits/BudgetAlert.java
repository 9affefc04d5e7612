package io.framehouse.credits;

import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Event: a budget reached a threshold for the first time in its window.
 *
 * @param percent the threshold, 1 to 100
 * @param used settled and held together
 */
public record BudgetAlert(
        TeamId team,
        UUID budget,
        BudgetData.Scope scope,
        @Nullable UUID subject,
        BudgetData.Period period,
        boolean hard,
        int percent,
        Credits limit,
        Credits used,
        @Nullable Instant resetsAt) {}

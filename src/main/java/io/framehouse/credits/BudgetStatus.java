package io.framehouse.credits;

import io.framehouse.shared.Credits;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A budget with its present window.
 *
 * @param resetsAt when the window ends, or null for a total
 */
public record BudgetStatus(
        UUID id, BudgetData data, Credits spent, Credits held, @Nullable Instant resetsAt) {
    public Credits available() {
        Credits rest = data.limit().minus(spent).minus(held);
        return rest.isNegative() ? Credits.ZERO : rest;
    }
}

package io.framehouse.credits;

import io.framehouse.shared.Credits;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A budget with its present window.
 *
 * @param raised what temporary raises add to its own limit now, zero or more
 * @param raisedUntil when the first of them ends, or null where none is in force
 * @param resetsAt when the window ends, or null for a total
 */
public record BudgetStatus(
        UUID id,
        BudgetData data,
        Credits raised,
        @Nullable Instant raisedUntil,
        Credits spent,
        Credits held,
        @Nullable Instant resetsAt) {
    /** A budget that nothing raises. */
    public BudgetStatus(
            UUID id, BudgetData data, Credits spent, Credits held, @Nullable Instant resetsAt) {
        this(id, data, Credits.ZERO, null, spent, held, resetsAt);
    }

    /** The limit that binds now: its own and what raises it. */
    public Credits limit() {
        return data.limit().plus(raised);
    }

    public Credits available() {
        Credits rest = limit().minus(spent).minus(held);
        return rest.isNegative() ? Credits.ZERO : rest;
    }
}

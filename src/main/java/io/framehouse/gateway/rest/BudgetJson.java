package io.framehouse.gateway.rest;

import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A budget with its present window.
 *
 * @param raised what temporary raises add now
 * @param raisedUntil when the first of them ends
 */
public record BudgetJson(
        UUID id,
        String scope,
        @Nullable UUID subjectId,
        String window,
        String limit,
        boolean hard,
        List<Integer> alertAt,
        String raised,
        @Nullable Instant raisedUntil,
        String spent,
        String held,
        String available,
        @Nullable Instant resetsAt) {
    /** The budget as it was set: its limit without what raises it. */
    public static BudgetJson of(BudgetStatus status) {
        return of(status, status.data().limit());
    }

    /** The budget as it binds now: its limit with what raises it, as in a refusal. */
    static BudgetJson binding(BudgetStatus status) {
        return of(status, status.limit());
    }

    private static BudgetJson of(BudgetStatus status, Credits limit) {
        var data = status.data();
        return new BudgetJson(
                status.id(),
                Wire.of(data.scope()),
                data.subjectId(),
                Wire.of(data.period()),
                limit.toWire(),
                data.hard(),
                data.alertAt(),
                status.raised().toWire(),
                status.raisedUntil(),
                status.spent().toWire(),
                status.held().toWire(),
                status.available().toWire(),
                status.resetsAt());
    }
}

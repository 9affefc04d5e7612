package io.framehouse.gateway.rest;

import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A budget with its present window. */
public record BudgetJson(
        UUID id,
        String scope,
        @Nullable UUID subjectId,
        String window,
        String limit,
        boolean hard,
        List<Integer> alertAt,
        String spent,
        String held,
        String available,
        @Nullable Instant resetsAt) {
    /** The budget as programs see it. */
    public static BudgetJson of(BudgetStatus status) {
        var data = status.data();
        return new BudgetJson(
                status.id(),
                Wire.of(data.scope()),
                data.subjectId(),
                Wire.of(data.period()),
                data.limit().toWire(),
                data.hard(),
                data.alertAt(),
                status.spent().toWire(),
                status.held().toWire(),
                status.available().toWire(),
                status.resetsAt());
    }
}

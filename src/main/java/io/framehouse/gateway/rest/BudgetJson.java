package io.framehouse.gateway.rest;

import io.framehouse.credits.BudgetForecast;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A budget with its present window.
 *
 * @param raised what temporary raises add now
 * @param raisedUntil when the first of them ends
 * @param forecast where it leads; null where nobody reckoned
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
        @Nullable Instant resetsAt,
        boolean alertForecast,
        @Nullable ForecastJson forecast) {
    /** The budget as it was set: its limit without what raises it. */
    public static BudgetJson of(BudgetStatus status, Map<UUID, BudgetForecast> forecasts) {
        return of(status, status.data().limit(), forecasts);
    }

    /** The budget as it binds now: its limit with what raises it, as in a refusal. */
    static BudgetJson binding(BudgetStatus status, Map<UUID, BudgetForecast> forecasts) {
        return of(status, status.limit(), forecasts);
    }

    private static BudgetJson of(
            BudgetStatus status, Credits limit, Map<UUID, BudgetForecast> forecasts) {
        var data = status.data();
        BudgetForecast forecast = forecasts.get(status.id());
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
                status.resetsAt(),
                data.alertForecast(),
                forecast == null ? null : ForecastJson.of(forecast));
    }
}

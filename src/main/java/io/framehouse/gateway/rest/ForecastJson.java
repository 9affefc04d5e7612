package io.framehouse.gateway.rest;

import io.framehouse.credits.BudgetForecast;
import io.framehouse.shared.Credits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a budget leads; all but the method is null where there is not enough history.
 *
 * @param atWindowEnd settled and held by then; null where it never ends
 * @param method how it was reckoned, or why not
 */
public record ForecastJson(
        @Nullable String atWindowEnd,
        @Nullable String low,
        @Nullable String high,
        @Nullable Instant crossesAt,
        String method) {
    static ForecastJson of(BudgetForecast forecast) {
        return new ForecastJson(
                wire(forecast.atEnd()),
                wire(forecast.low()),
                wire(forecast.high()),
                forecast.crossesAt(),
                forecast.method());
    }

    private static @Nullable String wire(@Nullable Credits amount) {
        return amount == null ? null : amount.toWire();
    }
}

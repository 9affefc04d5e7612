package io.framehouse.gateway;

import io.framehouse.catalog.ConversionRate;
import io.framehouse.catalog.ConversionRates;
import io.framehouse.catalog.PriceBook;
import io.framehouse.catalog.PriceEffect;
import io.framehouse.catalog.PriceVersion;
import io.framehouse.catalog.Quote;
import io.framehouse.catalog.TeamPrice;
import io.framehouse.catalog.TeamPrices;
import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Stands where the slice needs a price book; its calls are tested with the whole application. */
final class FakePriceBook implements PriceBook, ConversionRates, TeamPrices {
    @Override
    public List<PriceVersion> versions(@Nullable String model) {
        return List.of();
    }

    @Override
    public PriceVersion publish(
            String model, ObjectNode rule, @Nullable Instant effectiveFrom, String source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void check(
            String model,
            ObjectNode rule,
            @Nullable Instant effectiveFrom,
            @Nullable String source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> gaps(String model, ObjectNode rule) {
        return List.of();
    }

    @Override
    public Quote trial(
            String model,
            long version,
            ObjectNode rule,
            ObjectNode settings,
            @Nullable TeamId team) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PriceEffect effect(String model, ObjectNode rule) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ConversionRate> list() {
        return List.of();
    }

    @Override
    public ConversionRate publish(
            String unit, BigDecimal credits, @Nullable Instant effectiveFrom, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TeamPrice> list(@Nullable TeamId team) {
        return List.of();
    }

    @Override
    public TeamPrice publish(
            TeamId team, BigDecimal percent, @Nullable Instant effectiveFrom, String reason) {
        throw new UnsupportedOperationException();
    }
}

package io.framehouse.catalog.internal;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.PriceVersion;
import io.framehouse.catalog.Prices;
import io.framehouse.catalog.Quote;
import io.framehouse.catalog.Quote.Settlement;
import io.framehouse.catalog.QuoteLine;
import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** Quotes by the version in force; a version never changes, so its rule is read once. */
@Service
final class PriceService implements Prices {
    private static final Duration HOLDS_FOR = Duration.ofMinutes(15);

    private final LoadedModels models;
    private final PriceRepository prices;
    private final CatalogScope scope;
    private final Clock clock;
    private final Map<Long, PriceRule> rules = new ConcurrentHashMap<>();

    PriceService(LoadedModels models, PriceRepository prices, CatalogScope scope, Clock clock) {
        this.models = models;
        this.prices = prices;
        this.scope = scope;
        this.clock = clock;
    }

    @Override
    public Quote quote(CatalogModel model, ObjectNode normalised) {
        return scope.read(() -> quoteNow(model, normalised));
    }

    private Quote quoteNow(CatalogModel model, ObjectNode request) {
        Instant now = clock.instant();
        PriceVersion version =
                prices.inForce(model.id(), now).orElseThrow(() -> Unpriceable.of(model, request));
        PriceRule rule = rules.computeIfAbsent(version.id(), id -> PriceRule.of(version.rule()));
        PriceCalculation calculation =
                PriceCalculation.of(rule, request)
                        .orElseThrow(() -> Unpriceable.of(model, request));
        BigDecimal rate = rate(rule.unit(), now);
        if (rule.settlement() == Settlement.REPORTED) {
            raiseToDearestRoute(calculation, rate, models.get(model).routesFor(request), request);
        }
        Credits total = Credits.round(calculation.total().multiply(rate));
        Instant expires =
                prices.nextChange(model.id(), now)
                        .filter(now.plus(HOLDS_FOR)::isAfter)
                        .orElse(now.plus(HOLDS_FOR));
        return new Quote(
                total, calculation.lines(rate, total), version.id(), rule.settlement(), expires);
    }

    /** With reported settlement the hold covers the dearest route that may serve the job. */
    private void raiseToDearestRoute(
            PriceCalculation selling,
            BigDecimal sellingRate,
            List<LoadedRoute> routes,
            ObjectNode request) {
        BigDecimal sold = selling.total().multiply(sellingRate);
        routes.stream()
                .flatMap(route -> Optional.ofNullable(route.cost()).stream())
                .flatMap(cost -> costInCredits(cost, request).stream())
                .max(Comparator.naturalOrder())
                .filter(dearest -> dearest.compareTo(sold) > 0)
                .ifPresent(dearest ->
                        selling.addDifference(
                                "Dearest route",
                                dearest.subtract(sold)
                                        .divide(sellingRate, 12, RoundingMode.HALF_UP)));
    }

    private Optional<BigDecimal> costInCredits(PriceRule cost, ObjectNode request) {
        return PriceCalculation.of(cost, request)
                .map(calculation ->
                        calculation.total().multiply(rate(cost.unit(), clock.instant())));
    }

    @Override
    public List<QuoteLine> priceLines(CatalogModel model) {
        return scope.read(() ->
                ExampleRequests.of(model).entrySet().stream()
                        .flatMap(example -> line(model, example).stream())
                        .sorted(Comparator.comparing(QuoteLine::amount))
                        .toList());
    }

    private Optional<QuoteLine> line(CatalogModel model, Map.Entry<String, ObjectNode> example) {
        return prices.inForce(model.id(), clock.instant())
                .map(version ->
                        rules.computeIfAbsent(version.id(), id -> PriceRule.of(version.rule())))
                .flatMap(rule -> line(rule, example));
    }

    private Optional<QuoteLine> line(PriceRule rule, Map.Entry<String, ObjectNode> example) {
        return PriceCalculation.of(rule, example.getValue())
                .map(calculation ->
                        calculation.total().multiply(rate(rule.unit(), clock.instant())))
                .map(Credits::round)
                .map(total -> new QuoteLine(example.getKey(), BigDecimal.ONE, total, total));
    }

    @Override
    public Credits fromProviderCost(BigDecimal value, String unit) {
        return scope.read(() -> Credits.round(value.multiply(rate(unit, clock.instant()))));
    }

    private BigDecimal rate(String unit, Instant at) {
        return prices.rate(unit, at)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "There is no rate from '" + unit + "' to credits at " + at));
    }
}

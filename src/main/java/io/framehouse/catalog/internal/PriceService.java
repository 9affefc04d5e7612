package io.framehouse.catalog.internal;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.PriceTerms;
import io.framehouse.catalog.Prices;
import io.framehouse.catalog.Quote;
import io.framehouse.catalog.QuoteLine;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** Quotes by the versions in force: of the selling rule, the rates and the team's price. */
@Service
final class PriceService implements Prices {
    static final Duration HOLDS_FOR = Duration.ofMinutes(15);

    private final LoadedModels models;
    private final PricingQuery pricings;
    private final PriceRules rules;
    private final CatalogScope scope;
    private final Clock clock;

    PriceService(
            LoadedModels models,
            PricingQuery pricings,
            PriceRules rules,
            CatalogScope scope,
            Clock clock) {
        this.models = models;
        this.pricings = pricings;
        this.rules = rules;
        this.scope = scope;
        this.clock = clock;
    }

    @Override
    public Quote quote(TeamId team, CatalogModel model, ObjectNode normalised) {
        Instant now = clock.instant();
        Pricing pricing = pricings.at(team, model.id(), now);
        Long version = pricing.version();
        if (version == null) {
            throw Unpriceable.of(model, normalised);
        }
        PriceRule rule = rules.of(version);
        Quoter.Priced priced =
                Quoter.price(models.get(model), rule, normalised, pricing.terms())
                        .orElseThrow(() -> Unpriceable.of(model, normalised));
        Instant usual = now.plus(HOLDS_FOR);
        Instant next = pricing.nextChange();
        return new Quote(
                priced.total(),
                priced.lines(),
                version,
                rule.settlement(),
                next != null && next.isBefore(usual) ? next : usual,
                pricing.terms());
    }

    @Override
    public List<QuoteLine> priceLines(TeamId team, CatalogModel model) {
        Pricing pricing = scope.read(() -> loaded(team, model));
        Long version = pricing.version();
        if (version == null) {
            return List.of();
        }
        return ExampleRequests.of(model).entrySet().stream()
                .flatMap(example ->
                        line(models.get(model), rules.of(version), example, pricing.terms())
                                .stream())
                .sorted(Comparator.comparing(QuoteLine::amount))
                .toList();
    }

    @Override
    public Optional<CatalogModel> offered(CatalogModel model) {
        return scope.read(() ->
                Optional.ofNullable(pricings.at(null, model.id(), clock.instant()).version())
                        .flatMap(version ->
                                PriceGaps.of(models.get(model), rules.of(version)).offered()));
    }

    @Override
    public PriceTerms termsAt(TeamId team, Instant at) {
        return scope.read(() -> pricings.at(team, "", at).terms());
    }

    @Override
    public Credits fromProviderCost(BigDecimal value, String unit) {
        PriceTerms terms = scope.read(() -> pricings.at(null, "", clock.instant()).terms());
        return terms.credits(value, unit);
    }

    private Pricing loaded(TeamId team, CatalogModel model) {
        Pricing pricing = pricings.at(team, model.id(), clock.instant());
        if (pricing.version() != null) {
            rules.of(pricing.version());
        }
        return pricing;
    }

    private static Optional<QuoteLine> line(
            LoadedModel model,
            PriceRule rule,
            Map.Entry<String, ObjectNode> example,
            PriceTerms terms) {
        return Quoter.price(model, rule, example.getValue(), terms)
                .map(priced ->
                        new QuoteLine(
                                example.getKey(), BigDecimal.ONE, priced.total(), priced.total()));
    }
}

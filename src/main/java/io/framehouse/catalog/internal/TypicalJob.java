package io.framehouse.catalog.internal;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.TypicalPrices;
import io.framehouse.shared.TeamId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** Prices a model's default request, at five seconds where the model makes five. */
@Service
final class TypicalJob implements TypicalPrices {
    private static final String DURATION = "duration";

    private final LoadedModels models;
    private final PricingQuery pricings;
    private final PriceRules rules;
    private final CatalogScope scope;
    private final Clock clock;

    TypicalJob(
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
    public Optional<Typical> of(TeamId team, CatalogModel model) {
        return scope.read(() -> priced(team, models.get(model)));
    }

    private Optional<Typical> priced(TeamId team, LoadedModel model) {
        Pricing pricing = pricings.at(team, model.model().id(), clock.instant());
        Long version = pricing.version();
        if (version == null) {
            return Optional.empty();
        }
        PriceRule rule = rules.of(version);
        return requests(model)
                .flatMap(request ->
                        Quoter.price(model, rule, request, pricing.terms()).stream()
                                .map(priced -> typical(request, priced)))
                .findFirst();
    }

    private static Typical typical(ObjectNode request, Quoter.Priced priced) {
        return new Typical(
                priced.total(),
                request.path(DURATION).asInt(0),
                request.path("resolution").asString(""));
    }

    /** The request wished for first, then what the model itself would do. */
    private static Stream<ObjectNode> requests(LoadedModel model) {
        ObjectNode standard = PricedSettings.request(model, CatalogJson.JSON.createObjectNode());
        ObjectNode five = standard.deepCopy().put(DURATION, SECONDS);
        return List.of(five, standard).stream()
                .filter(request -> model.properties().has(DURATION) || request == standard)
                .filter(request -> model.rules().allows(request));
    }
}

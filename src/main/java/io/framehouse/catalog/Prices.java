package io.framehouse.catalog;

import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What things cost. */
public interface Prices {
    /**
     * Prices a normalised request with the version, the rates and the team's price in force now:
     * base, seconds and surcharges in the provider's unit × rate × team price, rounded once.
     *
     * @throws io.framehouse.shared.DomainException {@code unpriceable} where no rule covers it
     */
    Quote quote(TeamId team, CatalogModel model, ObjectNode normalised);

    /** "From" price lines of a model for lists: label and credits, cheapest first. */
    List<QuoteLine> priceLines(TeamId team, CatalogModel model);

    /**
     * The model with what has a price only: values that no rule covers are gone from its fields, a
     * switch without a price is unavailable. Empty where nothing of it has a price.
     */
    Optional<CatalogModel> offered(CatalogModel model);

    /** The rates and the team's price in force at a moment. */
    PriceTerms termsAt(TeamId team, Instant at);

    /**
     * Turns a provider's reported cost into credits at the rate of now, without any team's price,
     * rounded once.
     *
     * @param unit {@code credits} or {@code USD}
     */
    Credits fromProviderCost(BigDecimal value, String unit);
}

package io.framehouse.catalog;

import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What things cost. */
public interface Prices {
    /**
     * Prices a normalised request with the version in force now.
     *
     * @throws io.framehouse.shared.DomainException {@code unpriceable} where no rule covers it
     */
    Quote quote(CatalogModel model, ObjectNode normalised);

    /** "From" price lines of a model for lists: label and credits, cheapest first. */
    List<QuoteLine> priceLines(CatalogModel model);

    /**
     * Turns a provider's reported cost into credits at the versioned rate, rounded once.
     *
     * @param unit {@code credits} or {@code USD}
     */
    Credits fromProviderCost(BigDecimal value, String unit);
}

package io.framehouse.catalog.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The rules of versions; a version never changes, so each is read once. */
@Component
class PriceRules {
    private final PriceRepository prices;
    private final CatalogScope scope;
    private final Map<Long, PriceRule> rules = new ConcurrentHashMap<>();

    PriceRules(PriceRepository prices, CatalogScope scope) {
        this.prices = prices;
        this.scope = scope;
    }

    /** The rule of a version that is known to exist. */
    PriceRule of(long version) {
        PriceRule known = rules.get(version);
        if (known == null) {
            // Not under the map's lock: whoever waits for that may hold the last connection.
            known = scope.read(() -> PriceRule.of(prices.get(version).rule()));
            rules.put(version, known);
        }
        return known;
    }
}

package io.framehouse.catalog.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The rules of versions; a version never changes, so each is read once. */
@Component
class PriceRules {
    private final PriceRepository prices;
    private final Map<Long, PriceRule> rules = new ConcurrentHashMap<>();

    PriceRules(PriceRepository prices) {
        this.prices = prices;
    }

    /** The rule of a version that is known to exist; needs a transaction for the first time. */
    PriceRule of(long version) {
        return rules.computeIfAbsent(version, id -> PriceRule.of(prices.get(id).rule()));
    }
}

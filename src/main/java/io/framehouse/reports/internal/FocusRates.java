package io.framehouse.reports.internal;

import io.framehouse.shared.DomainException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a credit is worth in USD, over time: the other way round of the rate that the platform sets,
 * which says how many credits a dollar is. Rounded half up once, to ten places; every amount of
 * money is that price times credits, exactly, so prices and costs always agree.
 */
final class FocusRates {
    /** Places of the price of a credit. */
    static final int PLACES = 10;

    private final NavigableMap<Instant, BigDecimal> prices = new TreeMap<>();

    /**
     * Prices.
     *
     * @param creditsOfADollar by the moment from which they hold, each more than 0
     */
    FocusRates(Map<Instant, BigDecimal> creditsOfADollar) {
        creditsOfADollar.forEach((from, credits) ->
                prices.put(from, BigDecimal.ONE.divide(credits, PLACES, RoundingMode.HALF_UP)));
        if (prices.isEmpty()) {
            throw DomainException.invalid(
                    "rate",
                    "missing",
                    "There is no rate for USD, so credits have no price in money. Publish one, then export again.");
        }
    }

    /** From when each version holds, in order. */
    List<Instant> starts() {
        return List.copyOf(prices.keySet());
    }

    /**
     * The price of one credit while a version holds.
     *
     * @param begun how many versions have begun by then; before the first, its price too
     */
    BigDecimal ofVersion(int begun) {
        return List.copyOf(prices.values()).get(Math.max(0, begun - 1));
    }

    /** The price of one credit at a moment; before the first rate, by the first. */
    BigDecimal at(Instant moment) {
        Map.Entry<Instant, BigDecimal> price = prices.floorEntry(moment);
        return (price == null ? prices.firstEntry() : price).getValue();
    }
}

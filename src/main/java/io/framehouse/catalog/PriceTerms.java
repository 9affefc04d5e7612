package io.framehouse.catalog;

import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What turns a provider's money into a team's credits at one moment; frozen with a job, so that it
 * settles by what it was quoted with.
 *
 * @param rates the rate of each unit
 * @param teamPrice null where the team pays the price book
 * @see "Decision 0009: prices"
 */
public record PriceTerms(Map<String, RateUsed> rates, @Nullable TeamPriceUsed teamPrice) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public PriceTerms {
        rates = Map.copyOf(rates);
    }

    /** A version of a rate and its credits for one unit. */
    public record RateUsed(long version, BigDecimal credits) {}

    /** A version of the team's price and its percent, such as -10. */
    public record TeamPriceUsed(long version, BigDecimal percent) {}

    /** More or less than the price book, 0 for neither. */
    public BigDecimal teamPercent() {
        return teamPrice == null ? BigDecimal.ZERO : teamPrice.percent();
    }

    /** Credits for one unit, before the team's price. */
    public BigDecimal rate(String unit) {
        RateUsed rate = rates.get(unit);
        if (rate == null) {
            throw new IllegalStateException(
                    "There is no rate from '" + unit + "' to credits among " + rates.keySet());
        }
        return rate.credits();
    }

    /** What the team pays for a provider's cost: cost × rate × team price, rounded once. */
    public Credits credits(BigDecimal value, String unit) {
        BigDecimal share = HUNDRED.add(teamPercent()).movePointLeft(2);
        return Credits.round(value.multiply(rate(unit)).multiply(share));
    }
}

package io.framehouse.catalog;

import io.framehouse.shared.Credits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An itemised price. The lines add up to the total.
 *
 * @param priceVersion the version of the selling rule, frozen with the job
 * @param settlement what the job settles at
 * @param expiresAt until when this price holds unless the price book changes
 * @param terms the rates and the team's price it was made with, frozen with the job; null where it
 *     was not made by the price book
 */
public record Quote(
        Credits total,
        List<QuoteLine> lines,
        long priceVersion,
        Settlement settlement,
        Instant expiresAt,
        @Nullable PriceTerms terms) {
    public Quote {
        lines = List.copyOf(lines);
    }

    /** A quote without the terms it was made with. */
    public Quote(
            Credits total,
            List<QuoteLine> lines,
            long priceVersion,
            Settlement settlement,
            Instant expiresAt) {
        this(total, lines, priceVersion, settlement, expiresAt, null);
    }

    /** What a job settles at. */
    public enum Settlement {
        /** The quote, whatever the provider reports. */
        QUOTED,
        /** The provider's reported cost at the rate; the quote where none is reported. */
        REPORTED
    }
}

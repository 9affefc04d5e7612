package io.framehouse.catalog;

import io.framehouse.shared.Credits;
import java.time.Instant;
import java.util.List;

/**
 * An itemised price. The lines add up to the total.
 *
 * @param priceVersion the version of the selling rule, frozen with the job
 * @param settlement what the job settles at
 * @param expiresAt until when this price holds unless the price book changes
 */
public record Quote(
        Credits total,
        List<QuoteLine> lines,
        long priceVersion,
        Settlement settlement,
        Instant expiresAt) {
    public Quote {
        lines = List.copyOf(lines);
    }

    /** What a job settles at. */
    public enum Settlement {
        /** The quote, whatever the provider reports. */
        QUOTED,
        /** The provider's reported cost at the rate; the quote where none is reported. */
        REPORTED
    }
}

package io.framehouse.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What providers' money is worth in credits, over time, for the people who set it. */
public interface ConversionRates {
    /** All versions, newest first within a unit. */
    List<ConversionRate> list();

    /**
     * Makes a new version. Jobs that were quoted before settle at theirs.
     *
     * @param unit {@code credits} or {@code USD}
     * @param credits our credits for one unit, more than 0, at most 1,000,000, up to 10 decimals
     * @param effectiveFrom null for now; not in the past, and not the start of another version
     * @param reason 1 to 500 characters; goes to the audit trail
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST with all broken fields
     */
    ConversionRate publish(
            String unit, BigDecimal credits, @Nullable Instant effectiveFrom, String reason);
}

package io.framehouse.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The versions of the selling prices, for the people who set them. A version never changes. */
public interface PriceBook {
    /** All versions, newest first within a model; of one model or, with null, of all. */
    List<PriceVersion> versions(@Nullable String model);

    /**
     * Makes a new version. Quotes given before keep theirs.
     *
     * @param rule {@code unit}, {@code settlement}, {@code rows} and optionally {@code off_peak},
     *     {@code surcharges}, as in the catalogue files
     * @param effectiveFrom null for now; must lie after the newest version's
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST with all broken fields
     */
    PriceVersion publish(
            String model, ObjectNode rule, @Nullable Instant effectiveFrom, String source);
}

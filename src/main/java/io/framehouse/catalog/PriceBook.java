package io.framehouse.catalog;

import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The versions of the selling prices, for the people who set them. A version never changes, and
 * none starts in the past, so a price that was quoted can always be found again.
 */
public interface PriceBook {
    /** All versions, newest first within a model; of one model or, with null, of all. */
    List<PriceVersion> versions(@Nullable String model);

    /**
     * Makes a new version. Quotes given before keep theirs.
     *
     * @param rule {@code unit}, {@code settlement}, {@code rows} and optionally {@code off_peak},
     *     {@code surcharges}, as in the catalogue files
     * @param effectiveFrom null for now; not in the past, and not the start of another version
     * @param source where the figures come from; goes to the audit trail
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST with all broken fields
     */
    PriceVersion publish(
            String model, ObjectNode rule, @Nullable Instant effectiveFrom, String source);

    /**
     * Checks a rule as {@link #publish} would, and makes nothing.
     *
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST with all broken fields
     */
    void check(
            String model,
            ObjectNode rule,
            @Nullable Instant effectiveFrom,
            @Nullable String source);

    /** What a rule has no price for, in words such as {@code No 720p price}; empty for none. */
    List<String> gaps(String model, ObjectNode rule);

    /**
     * The price of some settings by a rule, at today's rates.
     *
     * @param team whose price counts, or null for the price book alone
     * @param version shown as the quote's price version
     * @param settings what differs from the model's defaults; pictures and prompt are not needed
     * @throws io.framehouse.shared.DomainException {@code unpriceable} where the rule does not
     *     cover them
     */
    Quote trial(
            String model,
            long version,
            ObjectNode rule,
            ObjectNode settings,
            @Nullable TeamId team);

    /** What the jobs that settled in the last 7 days would cost by a rule and by that of now. */
    PriceEffect effect(String model, ObjectNode rule);
}

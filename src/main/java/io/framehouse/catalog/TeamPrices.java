package io.framehouse.catalog;

import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What single teams pay more or less than the price book, for the people who set it. */
public interface TeamPrices {
    /** All versions, newest first within a team; of one team or, with null, of all. */
    List<TeamPrice> list(@Nullable TeamId team);

    /**
     * Makes a new version. Jobs that were quoted before settle with theirs.
     *
     * @param percent such as -10 for a tenth less, 0 for the price book; more than -100, at most
     *     1,000, up to 3 decimals
     * @param effectiveFrom null for now; not in the past, and not the start of another version
     * @param reason 1 to 500 characters; goes to the audit trail
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST with all broken fields,
     *     NOT_FOUND for an unknown team
     */
    TeamPrice publish(
            TeamId team, BigDecimal percent, @Nullable Instant effectiveFrom, String reason);
}

package io.framehouse.catalog;

import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a team pays more or less than the price book from a moment on.
 *
 * @param percent such as -10 for a tenth less; more than -100, at most 1,000
 */
public record TeamPrice(
        long id,
        TeamId team,
        BigDecimal percent,
        Instant effectiveFrom,
        String reason,
        String madeBy,
        Instant createdAt) {}

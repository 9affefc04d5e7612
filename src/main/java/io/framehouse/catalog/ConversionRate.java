package io.framehouse.catalog;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one unit of a provider's money is worth from a moment on.
 *
 * @param unit {@code credits} or {@code USD}
 * @param credits our credits for one of them, more than 0
 */
public record ConversionRate(
        long id,
        String unit,
        BigDecimal credits,
        Instant effectiveFrom,
        String reason,
        String createdBy,
        Instant createdAt) {}

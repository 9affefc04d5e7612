package io.framehouse.catalog;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * A selling rule in force from a moment on.
 *
 * @param source where the figures come from
 * @param certainty {@code documented}, {@code reported}, {@code assumed} or {@code set}
 */
public record PriceVersion(
        long id,
        String model,
        Instant effectiveFrom,
        ObjectNode rule,
        String source,
        String certainty,
        String createdBy,
        Instant createdAt) {}

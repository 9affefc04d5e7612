package io.framehouse.catalog.internal;

import io.framehouse.catalog.PriceTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What decides a price at one moment.
 *
 * @param version the selling rule in force, null where the model has none
 * @param nextChange when another version of any of it takes over, null where none is planned
 */
record Pricing(@Nullable Long version, PriceTerms terms, @Nullable Instant nextChange) {}

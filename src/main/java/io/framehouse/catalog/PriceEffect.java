package io.framehouse.catalog;

import io.framehouse.shared.Credits;

/**
 * What a week's settled jobs of a model would cost, quoted anew with today's rates and team prices.
 *
 * @param jobs how many both rules price
 * @param now their sum by the rule in force
 * @param then their sum by the other rule
 * @param unpriced how many more the other rule has no price for
 */
public record PriceEffect(long jobs, Credits now, Credits then, long unpriced) {}

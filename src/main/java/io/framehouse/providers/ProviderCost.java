package io.framehouse.providers;

import java.math.BigDecimal;

/**
 * A cost as the provider reported it.
 *
 * @param value exactly as reported
 * @param unit {@code credits} (Vidu) or {@code USD} (Vtrix)
 */
public record ProviderCost(BigDecimal value, String unit) {}

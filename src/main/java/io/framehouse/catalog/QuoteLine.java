package io.framehouse.catalog;

import io.framehouse.shared.Credits;
import java.math.BigDecimal;

/** One line of a quote: quantity × unit price = amount. */
public record QuoteLine(String label, BigDecimal quantity, Credits unitPrice, Credits amount) {}

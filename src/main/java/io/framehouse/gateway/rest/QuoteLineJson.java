package io.framehouse.gateway.rest;

import io.framehouse.catalog.QuoteLine;
import java.math.BigDecimal;
import java.util.List;

/** One line of a price: quantity × unit price = amount, both in credits as text. */
record QuoteLineJson(String label, BigDecimal quantity, String unitPrice, String amount) {
    static List<QuoteLineJson> of(List<QuoteLine> lines) {
        return lines.stream().map(QuoteLineJson::of).toList();
    }

    private static QuoteLineJson of(QuoteLine line) {
        return new QuoteLineJson(
                line.label(),
                WireNumbers.plain(line.quantity()),
                line.unitPrice().toWire(),
                line.amount().toWire());
    }
}

package io.framehouse.catalog.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A price in our credits with the provider's own amount below it. */
final class AmountCell extends Div {
    AmountCell(@Nullable BigDecimal amount, String unit, BigDecimal rate) {
        addClassName("amount-cell");
        if (amount == null) {
            add(new Span("\u2013"));
            return;
        }
        Span own = new Span(CreditsFormat.exactText(Credits.round(amount.multiply(rate))));
        own.addClassName("num");
        Span provider = new Span(PriceWords.provider(amount, unit));
        provider.addClassNames("caption", "num");
        add(own, provider);
    }
}

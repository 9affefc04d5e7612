package io.framehouse.credits.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An amount of credits as people type it: whole, or with up to six decimals. */
final class AmountField extends BigDecimalField {
    AmountField(String label) {
        super(label);
        setSuffixComponent(new Span("credits"));
        setLocale(Locale.ENGLISH);
        setManualValidation(true);
        setValueChangeMode(ValueChangeMode.LAZY);
        getElement().setAttribute("autocomplete", "off");
    }

    void show(@Nullable Credits amount) {
        setValue(amount == null ? null : new BigDecimal(amount.toWire()));
    }

    /** What was typed; empty where it is no amount of credits, or nothing. */
    Optional<Credits> amount() {
        BigDecimal value = getValue();
        try {
            return value == null || value.signum() < 0
                    ? Optional.empty()
                    : Optional.of(Credits.parse(value.toPlainString()));
        } catch (IllegalArgumentException outOfRange) {
            return Optional.empty();
        }
    }
}

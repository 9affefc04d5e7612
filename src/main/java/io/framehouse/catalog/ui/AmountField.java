package io.framehouse.catalog.ui;

import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An amount in a provider's unit, 0 to 1,000,000; credits with three decimals, USD with six. */
final class AmountField extends BigDecimalField {
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private final int places;

    AmountField(String name, String unit, Runnable changed) {
        this.places = unit.equals("USD") ? 6 : 3;
        setAriaLabel(name + " in " + (unit.equals("USD") ? "USD" : "provider credits"));
        setLocale(Locale.ENGLISH);
        setManualValidation(true);
        addThemeVariants(TextFieldVariant.LUMO_ALIGN_RIGHT);
        getElement().setAttribute("inputmode", "decimal");
        addValueChangeListener(change -> {
            setInvalid(false);
            changed.run();
        });
    }

    void setOptional(@Nullable BigDecimal amount) {
        setValue(amount);
    }

    boolean validate(boolean required) {
        BigDecimal value = getValue();
        if (value == null ? required : !fits(value)) {
            setErrorMessage("0 or more, up to %d decimals".formatted(places));
            setInvalid(true);
            return false;
        }
        setInvalid(false);
        return true;
    }

    private boolean fits(BigDecimal value) {
        return value.signum() >= 0
                && value.compareTo(MOST) <= 0
                && value.stripTrailingZeros().scale() <= places;
    }
}

package io.framehouse.access.ui;

import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.framehouse.access.Passwords.Strength;
import java.util.function.Function;

/** A field for a password that is chosen here, with a meter in words below it. */
final class NewPasswordField extends PasswordField {
    private static final long serialVersionUID = 1L;
    private static final int PAUSE_MILLIS = 400;

    /**
     * An empty field.
     *
     * @param judge tells how good a password is for the person
     */
    NewPasswordField(String label, Function<String, Strength> judge) {
        super(label);
        getElement().setProperty("autocomplete", "new-password");
        setManualValidation(true);
        setRequiredIndicatorVisible(true);
        setHelperText(StrengthWords.RULE);
        setValueChangeMode(ValueChangeMode.LAZY);
        setValueChangeTimeout(PAUSE_MILLIS);
        addValueChangeListener(change -> {
            String value = change.getValue();
            setHelperText(
                    value.isEmpty()
                            ? StrengthWords.RULE
                            : StrengthWords.of(judge.apply(value), value));
        });
    }
}

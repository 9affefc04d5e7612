package io.framehouse.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import io.framehouse.shared.FieldError;
import java.util.List;
import java.util.Map;

/** Puts what a service refused to where it was typed. */
public final class FieldErrors {
    private FieldErrors() {}

    /** Marks the fields with errors and clears the others; the first one gets the focus. */
    public static void show(Map<String, HasValidation> fields, List<FieldError> errors) {
        fields.values().forEach(field -> field.setInvalid(false));
        for (FieldError error : errors) {
            HasValidation field = fields.get(error.field());
            if (field == null) {
                Toast.error(error.message());
            } else {
                field.setErrorMessage(error.message());
                field.setInvalid(true);
            }
        }
        errors.stream()
                .map(error -> fields.get(error.field()))
                .filter(Focusable.class::isInstance)
                .findFirst()
                .ifPresent(field -> ((Focusable<?>) field).focus());
    }
}

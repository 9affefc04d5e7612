package io.framehouse.catalog.ui;

import com.vaadin.flow.component.HasValidation;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.Toast;
import java.util.List;
import java.util.Map;

/** Puts what a service refused to where it was typed. */
final class FormErrors {
    private FormErrors() {}

    /** Marks the fields with errors, clears the others; what fits no field becomes a message. */
    static void show(
            List<FieldError> errors,
            StartField start,
            Map<String, ? extends HasValidation> fields) {
        start.refuse(null);
        fields.values().forEach(field -> field.setInvalid(false));
        for (FieldError error : errors) {
            HasValidation field = fields.get(error.field());
            if (error.field().equals("effective_from")) {
                start.refuse(error.message());
            } else if (field == null) {
                Toast.error(error.message());
            } else {
                field.setErrorMessage(error.message());
                field.setInvalid(true);
            }
        }
    }
}

package io.framehouse.jobs.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.catalog.FormField;
import io.framehouse.shared.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of the form as it is drawn: its control, why it is narrowed, and what is wrong. */
abstract class FieldControl extends Div {
    private final FormField field;
    private final Span reason = new Span();
    private final Div error = new Div();

    FieldControl(FormField field) {
        this.field = field;
        addClassNames(
                "create-field",
                "create-field--" + field.kind().name().toLowerCase(java.util.Locale.ROOT));
        setId("field-" + field.name());
        reason.addClassName("create-field__reason");
        error.addClassName("create-field__error");
        showReason(null);
        showMessage(List.of());
    }

    final FormField field() {
        return field;
    }

    /** To be called once by the control, after its own parts. */
    final void addMessages() {
        add(reason, error);
    }

    /** Shows value and state; never called while the person's own change is on its way. */
    abstract void show(FieldState state);

    abstract void focusField();

    /** Shows what is wrong with the field; an empty list clears it. */
    void showErrors(List<FieldError> errors) {
        showMessage(errors);
    }

    final void showReason(@Nullable String text) {
        reason.setText(text == null ? "" : text);
        reason.setVisible(text != null);
    }

    final void showMessage(List<FieldError> errors) {
        error.removeAll();
        errors.stream()
                .map(FieldError::message)
                .distinct()
                .forEach(message ->
                        error.add(new Div(VaadinIcon.CLOSE_CIRCLE.create(), new Span(message))));
        error.setVisible(!errors.isEmpty());
        setClassName("create-field--invalid", !errors.isEmpty());
    }
}

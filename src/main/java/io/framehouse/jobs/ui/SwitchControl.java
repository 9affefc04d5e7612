package io.framehouse.jobs.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import io.framehouse.catalog.FormField;

/** Yes or no. */
final class SwitchControl extends FieldControl {
    private final Checkbox box;

    SwitchControl(FormField field, FieldListener listener) {
        super(field);
        box = new Checkbox(field.label());
        box.setManualValidation(true);
        if (field.hint() != null) {
            box.setHelperText(field.hint());
        }
        box.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                listener.changed(field, change.getValue());
            }
        });
        add(box);
        addMessages();
    }

    @Override
    void show(FieldState state) {
        box.setValue(state.isOn());
        box.setEnabled(state.enabled());
        showReason(state.reason());
    }

    @Override
    void focusField() {
        box.focus();
    }
}

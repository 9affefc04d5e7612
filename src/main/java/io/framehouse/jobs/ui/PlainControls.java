package io.framehouse.jobs.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.catalog.FormField;
import io.framehouse.catalog.FormField.Option;

/** The small fields of Advanced: a line, a number, a choice. */
final class PlainControls {
    private PlainControls() {}

    /** One line of text. */
    static final class Line extends FieldControl {
        private final TextField text;

        Line(FormField field, FieldListener listener) {
            super(field);
            text = new TextField(field.label());
            text.setManualValidation(true);
            text.setHelperText(field.hint());
            text.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    listener.changed(field, emptyToNull(change.getValue()));
                }
            });
            add(text);
            addMessages();
        }

        private static @org.jspecify.annotations.Nullable String emptyToNull(String value) {
            return value.isBlank() ? null : value.strip();
        }

        @Override
        void show(FieldState state) {
            if (!text.getValue().strip().equals(state.text())) {
                text.setValue(state.text());
            }
            text.setEnabled(state.enabled());
            showReason(state.reason());
        }

        @Override
        void focusField() {
            text.focus();
        }
    }

    /** A whole number; empty for none. */
    static final class Number extends FieldControl {
        private final IntegerField number;

        Number(FormField field, FieldListener listener) {
            super(field);
            number = new IntegerField(field.label());
            number.setManualValidation(true);
            number.setHelperText(field.hint());
            number.setClearButtonVisible(true);
            if (!field.required() && field.defaultValue() == null) {
                number.setPlaceholder("Random");
            }
            number.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    Integer value = change.getValue();
                    listener.changed(field, value == null ? null : value.longValue());
                }
            });
            add(number);
            addMessages();
        }

        @Override
        void show(FieldState state) {
            Integer value = state.value() instanceof Long shown ? Math.toIntExact(shown) : null;
            if (!java.util.Objects.equals(value, number.getValue())) {
                number.setValue(value);
            }
            number.setEnabled(state.enabled());
            showReason(state.reason());
        }

        @Override
        void focusField() {
            number.focus();
        }
    }

    /** One of a few words. */
    static final class Choice extends FieldControl {
        private final Select<Option> select = new Select<>();

        Choice(FormField field, FieldListener listener) {
            super(field);
            select.setLabel(field.label());
            select.setManualValidation(true);
            select.setHelperText(field.hint());
            select.setItems(field.options());
            select.setItemLabelGenerator(Option::label);
            select.addValueChangeListener(change -> {
                if (change.isFromClient() && change.getValue() != null) {
                    listener.changed(field, change.getValue().value());
                }
            });
            add(select);
            addMessages();
        }

        @Override
        void show(FieldState state) {
            field().options().stream()
                    .filter(option -> option.value().equals(state.text()))
                    .findFirst()
                    .ifPresentOrElse(select::setValue, select::clear);
            select.setEnabled(state.enabled());
            showReason(state.reason());
        }

        @Override
        void focusField() {
            select.focus();
        }
    }
}

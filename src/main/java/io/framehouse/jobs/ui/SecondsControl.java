package io.framehouse.jobs.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.textfield.IntegerField;
import io.framehouse.catalog.FormField;
import org.jspecify.annotations.Nullable;

/** A whole number in a short range: slider and number field, always equal. */
final class SecondsControl extends FieldControl {
    private final IntegerSlider slider = new IntegerSlider();
    private final IntegerField number;

    SecondsControl(FormField field, FieldListener listener) {
        super(field);
        int min = field.min() == null ? 0 : field.min();
        number = new IntegerField(field.label());
        number.setMin(min);
        number.setStepButtonsVisible(true);
        number.setManualValidation(true);
        number.addClassName("create-seconds__number");
        slider.setAriaLabel("Length of the video");
        slider.setMin(min);
        slider.setMinMaxVisible(true);
        slider.addClassName("create-seconds__slider");
        Div row = new Div(number, slider);
        row.addClassName("create-seconds");
        add(row);
        addMessages();
        number.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                listener.changed(field, change.getValue().longValue());
            }
        });
        slider.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                listener.changed(field, change.getValue().longValue());
            }
        });
    }

    @Override
    void show(FieldState state) {
        int max = state.max() == null ? Integer.MAX_VALUE : state.max();
        int value = state.value() instanceof Long seconds ? Math.toIntExact(seconds) : 0;
        slider.setMax(max);
        number.setMax(max);
        slider.setValue(Math.clamp(value, slider.getMin(), max));
        if (!same(number.getValue(), value)) {
            number.setValue(value);
        }
        slider.setEnabled(state.enabled());
        number.setEnabled(state.enabled());
        showReason(state.reason());
    }

    @Override
    void focusField() {
        number.focus();
    }

    private static boolean same(@Nullable Integer shown, int value) {
        return shown != null && shown == value;
    }
}

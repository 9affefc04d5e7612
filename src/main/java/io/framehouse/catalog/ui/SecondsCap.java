package io.framehouse.catalog.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.component.textfield.IntegerField;
import org.jspecify.annotations.Nullable;

/** The longest video that is allowed: a number and a slider, always equal where both can be. */
final class SecondsCap extends Div {
    private final IntegerField number = new IntegerField("Max seconds");
    private final IntegerSlider slider = new IntegerSlider();
    private final int longest;

    /**
     * @param longest the model's own limit
     * @param changed runs after each change
     */
    SecondsCap(int longest, Runnable changed) {
        this.longest = longest;
        addClassName("caps-form__seconds");
        number.setMin(1);
        number.setMax(longest);
        number.setStepButtonsVisible(true);
        number.setManualValidation(true);
        number.setHelperText("The model's own limit is " + longest);
        slider.setAriaLabel("Longest video");
        slider.setMin(1);
        slider.setMax(Math.max(2, longest));
        slider.setMinMaxVisible(true);
        slider.addClassName("caps-form__slider");
        slider.setVisible(longest > 1);
        add(number, slider);
        number.addValueChangeListener(change -> {
            if (isRight() && !change.getValue().equals(slider.getValue())) {
                slider.setValue(change.getValue());
            }
            changed.run();
        });
        slider.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                number.setValue(change.getValue());
            }
        });
    }

    void show(@Nullable Integer cap) {
        number.setValue(cap == null ? longest : Math.min(cap, longest));
    }

    boolean isRight() {
        Integer seconds = number.getValue();
        return seconds != null && seconds >= 1 && seconds <= longest;
    }

    /** Null where it is the model's own limit. */
    @Nullable Integer value() {
        Integer seconds = number.getValue();
        return seconds == null || seconds == longest ? null : seconds;
    }

    void clearError() {
        number.setInvalid(false);
    }

    void refuse(String message) {
        number.setErrorMessage(message);
        number.setInvalid(true);
    }

    void readOnly() {
        number.setReadOnly(true);
        slider.setVisible(false);
    }
}

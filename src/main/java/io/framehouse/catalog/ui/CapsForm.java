package io.framehouse.catalog.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Audio;
import io.framehouse.shared.Credits;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.Outcomes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The largest settings with which a model may be used. */
final class CapsForm extends Div {
    private final IntegerField maxSeconds = new IntegerField("Max seconds");
    private final CheckboxGroup<String> resolutions = new CheckboxGroup<>("Resolutions");
    private final Select<Audio> sound = new Select<>();
    private final Checkbox offPeakOnly = new Checkbox("Off-peak only");
    private final BigDecimalField maxCredits = new BigDecimalField("Max credits per job");
    private final AllowedModel before;
    private final ModelLimits limits;

    CapsForm(ModelRow row, boolean editable, Consumer<AllowedModel> save) {
        before = row.editable();
        limits = row.limits();
        addClassName("caps-form");
        addFields();
        setValues();
        if (editable) {
            Button act = new Button("Save caps", click -> submit(save));
            act.addThemeVariants(ButtonVariant.PRIMARY);
            Div actions = new Div(act);
            actions.addClassName("button-row");
            add(actions);
        } else {
            readOnly();
        }
    }

    private void addFields() {
        Integer longest = limits.maxSeconds();
        if (longest != null) {
            maxSeconds.setMin(1);
            maxSeconds.setMax(longest);
            maxSeconds.setStepButtonsVisible(true);
            maxSeconds.setManualValidation(true);
            maxSeconds.setHelperText("1 to " + longest + ", the model's own limit");
            add(maxSeconds);
        }
        if (!limits.resolutions().isEmpty()) {
            resolutions.setItems(limits.resolutions());
            resolutions.setManualValidation(true);
            add(resolutions);
        }
        sound.setLabel("Sound");
        sound.setItems(Audio.values());
        sound.setItemLabelGenerator(CapsWords::sound);
        if (limits.sound()) {
            add(sound);
        }
        if (limits.offPeak()) {
            add(offPeakOnly);
        }
        maxCredits.setLocale(Locale.ENGLISH);
        maxCredits.setSuffixComponent(new Span("credits"));
        maxCredits.setHelperText("Leave it empty for no limit");
        maxCredits.setManualValidation(true);
        add(maxCredits);
    }

    private void setValues() {
        Integer longest = limits.maxSeconds();
        Integer cap = before.maxDurationSeconds();
        if (longest != null) {
            maxSeconds.setValue(cap == null ? longest : Integer.valueOf(Math.min(cap, longest)));
        }
        List<String> chosen = before.resolutions();
        resolutions.setValue(Set.copyOf(chosen == null ? limits.resolutions() : chosen));
        sound.setValue(before.audio());
        offPeakOnly.setValue(before.offPeakOnly());
        Credits most = before.maxCreditsPerJob();
        maxCredits.setValue(most == null ? null : new BigDecimal(most.toWire()));
    }

    private void readOnly() {
        maxSeconds.setReadOnly(true);
        resolutions.setReadOnly(true);
        sound.setReadOnly(true);
        offPeakOnly.setReadOnly(true);
        maxCredits.setReadOnly(true);
    }

    private void submit(Consumer<AllowedModel> save) {
        List.<HasValidation>of(maxSeconds, resolutions, maxCredits)
                .forEach(field -> field.setInvalid(false));
        Integer longest = limits.maxSeconds();
        Integer seconds = maxSeconds.getValue();
        if (longest != null && (seconds == null || seconds < 1 || seconds > longest)) {
            refuse(maxSeconds, "Give 1 to " + longest + " seconds.");
        } else if (!limits.resolutions().isEmpty() && resolutions.getValue().isEmpty()) {
            refuse(resolutions, "Tick at least one resolution, or switch the model off.");
        } else if (!creditsAreRight()) {
            refuse(
                    maxCredits,
                    "Give 0 or more credits with at most 6 decimals, or leave it empty.");
        } else {
            Outcomes.run(() -> save.accept(caps()), this::show);
        }
    }

    private boolean creditsAreRight() {
        BigDecimal value = maxCredits.getValue();
        return value == null
                || (value.signum() >= 0
                        && value.stripTrailingZeros().scale() <= 6
                        && value.precision() - value.scale() <= 9);
    }

    private AllowedModel caps() {
        Integer seconds = maxSeconds.getValue();
        Set<String> ticked = resolutions.getValue();
        boolean allTicked = ticked.containsAll(limits.resolutions());
        return new AllowedModel(
                before.model(),
                seconds == null || seconds.equals(limits.maxSeconds()) ? null : seconds,
                allTicked ? null : limits.resolutions().stream().filter(ticked::contains).toList(),
                sound.getValue(),
                offPeakOnly.getValue(),
                credits());
    }

    private @Nullable Credits credits() {
        BigDecimal value = maxCredits.getValue();
        return value == null ? null : Credits.parse(value.toPlainString());
    }

    private void show(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        if (first.field().endsWith("resolutions")) {
            refuse(resolutions, first.message());
        } else if (first.field().endsWith("max_duration")) {
            refuse(maxSeconds, first.message());
        } else {
            refuse(maxCredits, first.message());
        }
    }

    private static void refuse(HasValidation field, String message) {
        field.setErrorMessage(message);
        field.setInvalid(true);
    }
}

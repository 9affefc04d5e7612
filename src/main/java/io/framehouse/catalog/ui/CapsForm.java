package io.framehouse.catalog.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Audio;
import io.framehouse.shared.Credits;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.Outcomes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The largest settings with which a model may be used. */
final class CapsForm extends Div {
    private final IntegerField maxSeconds = new IntegerField("Max seconds");
    private final CheckboxGroup<String> resolutions = new CheckboxGroup<>("Resolutions");
    private final Select<Audio> sound = new Select<>();
    private final Checkbox offPeakOnly = new Checkbox("Off-peak only");
    private final BigDecimalField maxCredits = new BigDecimalField("Max credits per job");
    private final Paragraph most = new Paragraph();
    private final Function<AllowedModel, Optional<Credits>> dearest;
    private final AllowedModel before;
    private final ModelLimits limits;

    /**
     * @param caps what the fields begin with
     * @param dearest the most that a job can cost under some caps
     */
    CapsForm(
            AllowedModel caps,
            ModelLimits limits,
            Function<AllowedModel, Optional<Credits>> dearest) {
        this.before = caps;
        this.limits = limits;
        this.dearest = dearest;
        addClassName("caps-form");
        addFields();
        setValues();
        most.addClassName("caps-form__most");
        add(most);
        tellMost();
        List.<HasValue<?, ?>>of(maxSeconds, resolutions, sound, offPeakOnly, maxCredits)
                .forEach(field -> field.addValueChangeListener(change -> tellMost()));
    }

    private void tellMost() {
        boolean whole = creditsAreRight() && secondsAreRight() && resolutionsAreRight();
        most.setText(
                whole
                        ? dearest.apply(caps())
                                .map(dear ->
                                        "Most a single job can cost under these caps: "
                                                + CreditsFormat.sentence(dear)
                                                + ".")
                                .orElse("Under these caps nothing has a price.")
                        : "");
        most.setVisible(whole);
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

    void readOnly() {
        maxSeconds.setReadOnly(true);
        resolutions.setReadOnly(true);
        sound.setReadOnly(true);
        offPeakOnly.setReadOnly(true);
        maxCredits.setReadOnly(true);
    }

    /** Gives the caps on, if they are whole; where that is refused, the fields say so. */
    boolean submit(Consumer<AllowedModel> save) {
        List.<HasValidation>of(maxSeconds, resolutions, maxCredits)
                .forEach(field -> field.setInvalid(false));
        if (!secondsAreRight()) {
            refuse(maxSeconds, "Give 1 to " + limits.maxSeconds() + " seconds.");
        } else if (!resolutionsAreRight()) {
            refuse(resolutions, "Tick at least one resolution, or switch the model off.");
        } else if (!creditsAreRight()) {
            refuse(
                    maxCredits,
                    "Give 0 or more credits with at most 6 decimals, or leave it empty.");
        } else {
            return Outcomes.run(() -> save.accept(caps()), this::show);
        }
        return false;
    }

    private boolean secondsAreRight() {
        Integer longest = limits.maxSeconds();
        Integer seconds = maxSeconds.getValue();
        return longest == null || (seconds != null && seconds >= 1 && seconds <= longest);
    }

    private boolean resolutionsAreRight() {
        return limits.resolutions().isEmpty() || !resolutions.getValue().isEmpty();
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

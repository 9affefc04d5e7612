package io.framehouse.catalog.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Audio;
import io.framehouse.catalog.AllowedModel.OffPeak;
import io.framehouse.catalog.AllowedModel.RecommendedPrompt;
import io.framehouse.catalog.AllowedModel.Watermark;
import io.framehouse.shared.Credits;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.Outcomes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The largest settings with which a model may be used, and by whom. */
final class CapsForm extends Div {
    private final SecondsCap maxSeconds;
    private final CheckboxGroup<String> resolutions = new CheckboxGroup<>("Resolutions");
    private final Select<Audio> sound = select("Sound", Audio.values(), CapsWords::sound);
    private final Select<OffPeak> offPeak =
            select("Off-peak", OffPeak.values(), CapsWords::offPeak);
    private final Select<RecommendedPrompt> prompt =
            select("Recommended prompt", RecommendedPrompt.values(), CapsWords::prompt);
    private final Select<Watermark> watermark =
            select("Watermark", Watermark.values(), CapsWords::watermark);
    private final BigDecimalField maxCredits = new BigDecimalField("Max credits per job");
    private final WhoFields who;
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
            WhoOptions options,
            Function<AllowedModel, Optional<Credits>> dearest) {
        this.before = caps;
        this.limits = limits;
        this.dearest = dearest;
        this.who = new WhoFields(caps.who(), options);
        this.maxSeconds =
                new SecondsCap(Objects.requireNonNullElse(limits.maxSeconds(), 1), this::tellMost);
        addClassName("caps-form");
        prepare();
        addFields();
        setValues();
        most.addClassName("caps-form__most");
        add(most);
        tellMost();
        List.<HasValue<?, ?>>of(resolutions, sound, offPeak, prompt, watermark, maxCredits)
                .forEach(field -> field.addValueChangeListener(change -> tellMost()));
    }

    private static <E extends Enum<E>> Select<E> select(
            String label, E[] values, Function<E, String> words) {
        Select<E> select = new Select<>();
        select.setLabel(label);
        select.setItems(values);
        select.setItemLabelGenerator(words::apply);
        return select;
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

    private void prepare() {
        resolutions.setItems(limits.resolutions());
        resolutions.setManualValidation(true);
        maxCredits.setLocale(Locale.ENGLISH);
        maxCredits.setSuffixComponent(new Span("credits"));
        maxCredits.setHelperText("Leave it empty for no limit");
        maxCredits.setManualValidation(true);
    }

    /** Only what the model has is drawn; a cap on the rest stays what it was. */
    private void addFields() {
        if (limits.maxSeconds() != null) {
            add(maxSeconds);
        }
        if (!limits.resolutions().isEmpty()) {
            add(resolutions);
        }
        Div words = new Div();
        words.addClassNames("field-pair", "caps-form__words");
        addIf(words, limits.sound(), sound);
        addIf(words, limits.offPeak(), offPeak);
        addIf(words, limits.recommendedPrompt(), prompt);
        addIf(words, limits.watermark(), watermark);
        if (words.getComponentCount() > 0) {
            add(words);
        }
        add(maxCredits, who);
    }

    private static void addIf(Div parts, boolean wanted, Select<?> field) {
        if (wanted) {
            parts.add(field);
        }
    }

    private void setValues() {
        maxSeconds.show(before.maxDurationSeconds());
        List<String> chosen = before.resolutions();
        resolutions.setValue(Set.copyOf(chosen == null ? limits.resolutions() : chosen));
        sound.setValue(before.audio());
        offPeak.setValue(before.offPeak());
        prompt.setValue(before.recommendedPrompt());
        watermark.setValue(before.watermark());
        Credits dearestJob = before.maxCreditsPerJob();
        maxCredits.setValue(dearestJob == null ? null : new BigDecimal(dearestJob.toWire()));
    }

    void readOnly() {
        maxSeconds.readOnly();
        List.<HasValue<?, ?>>of(resolutions, sound, offPeak, prompt, watermark, maxCredits)
                .forEach(field -> field.setReadOnly(true));
        who.readOnly(before.who());
    }

    /** Gives the caps on, if they are whole; where that is refused, the fields say so. */
    boolean submit(Consumer<AllowedModel> save) {
        maxSeconds.clearError();
        List.<HasValidation>of(resolutions, maxCredits).forEach(field -> field.setInvalid(false));
        if (!secondsAreRight()) {
            maxSeconds.refuse("Give 1 to " + limits.maxSeconds() + " seconds.");
        } else if (!resolutionsAreRight()) {
            refuse(resolutions, "Tick at least one resolution, or switch the model off.");
        } else if (!creditsAreRight()) {
            refuse(
                    maxCredits,
                    "Give 0 or more credits with at most 6 decimals, or leave it empty.");
        } else if (who.complete()) {
            return Outcomes.run(() -> save.accept(caps()), this::show);
        }
        return false;
    }

    private boolean secondsAreRight() {
        return limits.maxSeconds() == null || maxSeconds.isRight();
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
        Set<String> ticked = resolutions.getValue();
        boolean allTicked = ticked.containsAll(limits.resolutions());
        return new AllowedModel(
                before.model(),
                limits.maxSeconds() == null ? null : maxSeconds.value(),
                allTicked ? null : limits.resolutions().stream().filter(ticked::contains).toList(),
                sound.getValue(),
                offPeak.getValue(),
                prompt.getValue(),
                watermark.getValue(),
                credits(),
                who.value());
    }

    private @Nullable Credits credits() {
        BigDecimal value = maxCredits.getValue();
        return value == null ? null : Credits.parse(value.toPlainString());
    }

    private void show(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String field = first.field().substring(first.field().lastIndexOf('.') + 1);
        switch (field) {
            case "resolutions" -> refuse(resolutions, first.message());
            case "max_duration" -> maxSeconds.refuse(first.message());
            case "members", "keys" -> who.refuse(field.equals("keys"), first.message());
            default -> refuse(maxCredits, first.message());
        }
    }

    private static void refuse(HasValidation field, String message) {
        field.setErrorMessage(message);
        field.setInvalid(true);
    }
}

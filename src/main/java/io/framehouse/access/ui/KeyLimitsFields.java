package io.framehouse.access.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import io.framehouse.access.KeyCaps;
import io.framehouse.access.KeyModels;
import io.framehouse.access.KeyModels.Choice;
import io.framehouse.access.KeyModels.Limits;
import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which models a key may use, and the largest settings of its jobs. */
final class KeyLimitsFields extends Div {
    private final CheckboxGroup<Choice> models = new CheckboxGroup<>("Only these models");
    private final IntegerField maxSeconds = new IntegerField("Max seconds");
    private final BigDecimalField maxCredits = new BigDecimalField("Max credits per job");
    private final CheckboxGroup<String> resolutions = new CheckboxGroup<>("Only these resolutions");
    private final Select<KeyCaps.Sound> sound = new Select<>();
    private final Checkbox offPeakOnly = new Checkbox("Off-peak only");
    private final Limits before;

    KeyLimitsFields(KeyModels.Offer offer, Limits before) {
        this.before = before;
        addClassName("key-form");
        prepare(offer);
        Div numbers = new Div(maxSeconds, maxCredits);
        Div switches = new Div(sound, offPeakOnly);
        numbers.addClassName("key-form__pair");
        switches.addClassNames("key-form__pair", "key-form__pair--low");
        add(models);
        if (!before.alike()) {
            Paragraph note =
                    new Paragraph(
                            "The models of this key have limits of their own, set through the API."
                                    + " They stay unless you change something here.");
            note.addClassName("secondary");
            add(note);
        }
        add(numbers, resolutions, switches);
        show(before);
    }

    private void prepare(KeyModels.Offer offer) {
        // What is chosen comes first, so that it is seen without scrolling.
        Set<Choice> choices = new LinkedHashSet<>();
        before.models().stream().sorted(Comparator.comparing(Choice::title)).forEach(choices::add);
        choices.addAll(offer.models());
        models.setItems(choices);
        models.setItemLabelGenerator(Choice::title);
        models.setHelperText("Tick none to allow every model that the team may use");
        models.setManualValidation(true);
        models.addClassName("key-form__models");
        Set<String> words = new LinkedHashSet<>(offer.resolutions());
        words.addAll(new TreeSet<>(before.caps().resolutions()));
        resolutions.setItems(words);
        resolutions.setHelperText("Tick none to allow every resolution");
        resolutions.setManualValidation(true);
        resolutions.setVisible(!words.isEmpty());
        maxSeconds.setMin(1);
        maxSeconds.setMax(Math.max(1, offer.maxSeconds()));
        maxSeconds.setStepButtonsVisible(true);
        maxSeconds.setManualValidation(true);
        maxSeconds.setPlaceholder("As the team");
        maxCredits.setLocale(Locale.ENGLISH);
        maxCredits.setSuffixComponent(new Span("credits"));
        maxCredits.setManualValidation(true);
        maxCredits.setPlaceholder("As the team");
        sound.setLabel("Sound");
        sound.setItems(KeyCaps.Sound.values());
        sound.setItemLabelGenerator(KeyWords::sound);
    }

    private void show(Limits limits) {
        KeyCaps caps = limits.caps();
        Credits most = caps.maxCreditsPerJob();
        models.setValue(limits.models());
        maxSeconds.setValue(caps.maxSeconds());
        maxCredits.setValue(most == null ? null : new BigDecimal(most.toWire()));
        resolutions.setValue(caps.resolutions());
        sound.setValue(caps.sound());
        offPeakOnly.setValue(caps.offPeakOnly());
    }

    Map<String, HasValidation> fields() {
        Map<String, HasValidation> fields = new HashMap<>();
        fields.put("models", models);
        fields.put("max_duration", maxSeconds);
        fields.put("max_credits_per_job", maxCredits);
        fields.put("resolutions", resolutions);
        return fields;
    }

    /** Whether what was typed are limits. */
    boolean complete() {
        boolean secondsFit = KeyWords.isWhole(maxSeconds);
        maxSeconds.setErrorMessage(
                "Give 1 to " + maxSeconds.getMax() + " seconds, or leave it empty.");
        maxSeconds.setInvalid(!secondsFit);
        boolean creditsFit = maxCredits.getValue() == null || KeyWords.isAmount(maxCredits);
        maxCredits.setErrorMessage(
                "Give 0 or more credits with at most 6 decimals, or leave it empty.");
        maxCredits.setInvalid(!creditsFit);
        return secondsFit && creditsFit;
    }

    /** The limits as they stand; null where nothing was changed. */
    @Nullable Limits changed() {
        BigDecimal most = maxCredits.getValue();
        Limits now =
                new Limits(
                        models.getValue(),
                        new KeyCaps(
                                maxSeconds.getValue(),
                                resolutions.getValue(),
                                sound.getValue(),
                                offPeakOnly.getValue(),
                                most == null ? null : Credits.parse(most.toPlainString())),
                        true);
        boolean same = now.models().equals(before.models()) && now.caps().equals(before.caps());
        return same ? null : now;
    }
}

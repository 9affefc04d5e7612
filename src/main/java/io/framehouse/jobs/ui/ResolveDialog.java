package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.framehouse.jobs.JobResolution.Outcome;
import io.framehouse.shared.Credits;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.Toast;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Asks what the provider did, how that is known, and says what happens to the credits. */
final class ResolveDialog extends Dialog {
    private final transient CaseRow row;
    private final RadioButtonGroup<Outcome> outcome = new RadioButtonGroup<>();
    private final BigDecimalField amount = new BigDecimalField("Settle at");
    private final TextArea reason = new TextArea("How do you know?");
    private final TextField typed;
    private final Paragraph effect = new Paragraph();
    private final Button resolve = new Button("Resolve job");

    /**
     * A dialog.
     *
     * @param decide carries the decision out; may refuse with field errors
     */
    ResolveDialog(CaseRow row, Consumer<ResolveDraft> decide) {
        super("Resolve job " + row.code() + " by hand?");
        this.row = row;
        this.typed = new TextField("Type " + row.code() + " to confirm");
        addClassName("resolve-dialog");
        describe();
        effect.addClassName("resolve-dialog__effect");
        effect.getElement().setAttribute("role", "status");
        Div form = new Div(outcome, amount, effect, reason, typed);
        form.addClassName("form-stack");
        add(form);
        resolve.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        resolve.addClickListener(click -> {
            showErrors(List.of());
            if (Outcomes.run(() -> decide.accept(draft()), this::showErrors)) {
                close();
            }
        });
        getFooter().add(new Button("Keep checking", click -> close()), resolve);
        outcomeChanged();
    }

    private void describe() {
        outcome.setLabel("What did the provider do?");
        outcome.setItems(Outcome.values());
        outcome.setItemLabelGenerator(one ->
                one == Outcome.SUCCEEDED ? "It made the video" : "It did not make the video");
        outcome.setRequiredIndicatorVisible(true);
        outcome.setManualValidation(true);
        outcome.addValueChangeListener(change -> outcomeChanged());
        amount.setSuffixComponent(new Span("credits"));
        amount.setLocale(Locale.ENGLISH);
        amount.setManualValidation(true);
        amount.setRequiredIndicatorVisible(true);
        amount.setValueChangeMode(ValueChangeMode.LAZY);
        amount.setValue(new BigDecimal(row.job().quote().toWire()));
        amount.setHelperText(CreditsFormat.sentence(row.job().quote()) + " are held.");
        amount.addValueChangeListener(change -> sayEffect());
        reason.setHelperText("Kept for ever in the job's timeline and in the audit log.");
        reason.setMaxLength(ResolveDraft.LONGEST_REASON);
        reason.setMinRows(2);
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        typed.setAutocomplete(Autocomplete.OFF);
        typed.setManualValidation(true);
        typed.setRequiredIndicatorVisible(true);
    }

    private void outcomeChanged() {
        amount.setVisible(outcome.getValue() == Outcome.SUCCEEDED);
        sayEffect();
    }

    private void sayEffect() {
        Outcome chosen = outcome.getValue();
        Credits settled = draft().credits().orElse(null);
        if (chosen == null) {
            say("Nothing is changed until you choose and confirm.", "Resolve job");
        } else if (chosen == Outcome.FAILED) {
            say(CaseWords.releases(row), "Release " + CreditsFormat.sentence(row.job().quote()));
        } else if (settled == null) {
            say("Type what the provider took.", "Settle");
        } else {
            say(CaseWords.settles(row, settled), "Settle " + CreditsFormat.sentence(settled));
        }
    }

    private void say(String words, String verb) {
        effect.setText(words);
        resolve.setText(verb);
    }

    private ResolveDraft draft() {
        return new ResolveDraft(
                outcome.getValue(), amount.getValue(), reason.getValue(), typed.getValue());
    }

    private void showErrors(List<FieldError> errors) {
        Map<String, HasValidation> fields = new LinkedHashMap<>();
        fields.put("outcome", outcome);
        fields.put("amount", amount);
        fields.put("reason", reason);
        fields.put("typed", typed);
        fields.values().forEach(field -> field.setInvalid(false));
        for (FieldError error : errors) {
            HasValidation field = fields.get(error.field());
            if (field == null) {
                Toast.error(error.message());
            } else {
                field.setErrorMessage(error.message());
                field.setInvalid(true);
            }
        }
        errors.stream()
                .map(error -> fields.get(error.field()))
                .filter(Focusable.class::isInstance)
                .findFirst()
                .ifPresent(field -> ((Focusable<?>) field).focus());
    }
}

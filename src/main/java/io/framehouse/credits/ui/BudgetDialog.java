package io.framehouse.credits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Credits;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.Outcomes;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks for a limit and says what saving it does. */
final class BudgetDialog extends Dialog {
    private static final List<Integer> USUAL_ALERTS = List.of(80, 100);

    private final ComboBox<BudgetSubject> subject = new ComboBox<>("Limits");
    private final BigDecimalField limit = new BigDecimalField("Limit");
    private final Select<Period> resets = new Select<>();
    private final Select<Boolean> whenUsedUp = new Select<>();
    private final Paragraph effect = new Paragraph();
    private final transient @Nullable BudgetRow seen;
    private final ZoneId zone;

    private BudgetDialog(String title, @Nullable BudgetRow seen, ZoneId zone) {
        super(title);
        this.seen = seen;
        this.zone = zone;
        addClassName("budget-dialog");
        prepareFields();
        effect.addClassName("budget-dialog__effect");
        effect.getElement().setAttribute("aria-live", "polite");
    }

    /** A dialog that changes one budget. */
    static BudgetDialog change(BudgetRow row, ZoneId zone, Consumer<BudgetData> save) {
        BudgetDialog dialog =
                new BudgetDialog(
                        "Change budget of " + ConfirmDialogs.cut(row.subject()), row, zone);
        BudgetData data = row.status().data();
        dialog.limit.setValue(new BigDecimal(data.limit().toWire()));
        dialog.resets.setValue(data.period());
        dialog.whenUsedUp.setValue(data.hard());
        dialog.lay("Save budget", save);
        return dialog;
    }

    /**
     * A dialog that adds a budget.
     *
     * @param subjects what can get one, of one level
     */
    static BudgetDialog add(
            List<BudgetSubject> subjects, Scope scope, ZoneId zone, Consumer<BudgetData> save) {
        BudgetDialog dialog = new BudgetDialog("Add budget", null, zone);
        dialog.subject.setItems(subjects);
        dialog.subject.setItemLabelGenerator(BudgetDialog::words);
        dialog.subject.setRequiredIndicatorVisible(true);
        dialog.subject.setManualValidation(true);
        subjects.stream()
                .filter(one -> one.scope() == scope)
                .findFirst()
                .filter(one -> scope == Scope.TEAM)
                .ifPresent(dialog.subject::setValue);
        dialog.lay("Add budget", save, dialog.subject);
        return dialog;
    }

    private static String words(BudgetSubject subject) {
        return switch (subject.scope()) {
            case TEAM -> "Team: " + subject.name();
            case MEMBER -> "Member: " + subject.name();
            case KEY -> "Key: " + subject.name();
        };
    }

    private void prepareFields() {
        limit.setSuffixComponent(new Span("credits"));
        limit.setLocale(Locale.ENGLISH);
        limit.setRequiredIndicatorVisible(true);
        limit.setManualValidation(true);
        limit.setValueChangeMode(ValueChangeMode.LAZY);
        resets.setLabel("Resets");
        resets.setItems(Period.TOTAL, Period.DAY, Period.WEEK, Period.MONTH);
        resets.setItemLabelGenerator(BudgetWords::resets);
        resets.setValue(Period.MONTH);
        resets.setHelperText("At 00:00 " + zone.getId());
        whenUsedUp.setLabel("When used up");
        whenUsedUp.setItems(true, false);
        whenUsedUp.setItemLabelGenerator(BudgetWords::limits);
        whenUsedUp.setValue(true);
        limit.addValueChangeListener(change -> showEffect());
        resets.addValueChangeListener(change -> showEffect());
        whenUsedUp.addValueChangeListener(change -> showEffect());
    }

    private void lay(String verb, Consumer<BudgetData> save, Component... first) {
        Div form = new Div(first);
        form.add(limit, resets, whenUsedUp, effect);
        form.addClassName("budget-dialog__form");
        add(form);
        Button act = new Button(verb, click -> submit(save));
        act.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), act);
        showEffect();
    }

    private void showEffect() {
        effect.setText(
                amount().map(credits ->
                                BudgetWords.effect(
                                        comparable(), credits, whenUsedUp.getValue(), zone))
                        .orElse("Give a limit of 0 or more credits."));
    }

    /** What the new figures can be compared with: a budget that resets otherwise begins anew. */
    private @Nullable BudgetStatus comparable() {
        return seen != null && seen.status().data().period() == resets.getValue()
                ? seen.status()
                : null;
    }

    private Optional<Credits> amount() {
        BigDecimal value = limit.getValue();
        try {
            return value == null || value.signum() < 0
                    ? Optional.empty()
                    : Optional.of(Credits.parse(value.toPlainString()));
        } catch (IllegalArgumentException outOfRange) {
            return Optional.empty();
        }
    }

    private void submit(Consumer<BudgetData> save) {
        List.<HasValidation>of(subject, limit, resets).forEach(field -> field.setInvalid(false));
        Optional<Credits> credits = amount();
        if (seen == null && subject.getValue() == null) {
            refuse(subject, "Choose whom this budget limits.");
        } else if (credits.isEmpty()) {
            refuse(limit, "Give a limit of 0 or more credits, with at most 6 decimals.");
        } else if (Outcomes.run(() -> save.accept(data(credits.get())), this::show)) {
            close();
        }
    }

    private void show(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        refuse(first.field().equals("period") ? resets : limit, first.message());
    }

    private static void refuse(HasValidation field, String message) {
        field.setErrorMessage(message);
        field.setInvalid(true);
    }

    private BudgetData data(Credits credits) {
        BudgetData old = seen == null ? null : seen.status().data();
        BudgetSubject chosen = subject.getValue();
        return new BudgetData(
                old == null ? chosen.scope() : old.scope(),
                old == null ? chosen.id() : old.subjectId(),
                resets.getValue(),
                credits,
                whenUsedUp.getValue(),
                old == null ? USUAL_ALERTS : old.alertAt());
    }
}

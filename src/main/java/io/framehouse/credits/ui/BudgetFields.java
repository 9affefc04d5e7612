package io.framehouse.credits.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.FieldErrors;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of one budget, and what saving them would do. */
final class BudgetFields extends Div {
    static final String WHY_MISSING = "Say why, in a few words. It is kept with the change.";

    private static final List<Integer> PERCENTS = List.of(50, 60, 70, 80, 90, 95, 100);
    private static final List<Integer> USUAL_ALERTS = List.of(80, 100);

    private final ComboBox<BudgetSubject> subject = new ComboBox<>();
    private final AmountField limit = new AmountField("Limit in credits");
    private final Select<Period> resets = new Select<>();
    private final Select<Boolean> whenUsedUp = new Select<>();
    private final MultiSelectComboBox<Integer> alertAt = new MultiSelectComboBox<>("Alert at");
    private final Checkbox alertForecast =
            new Checkbox("Also when the forecast crosses the limit", true);
    private final AmountField raiseBy = new AmountField("Add for a while, in credits");
    private final DayField raiseUntil;
    private final TextArea reason = new TextArea("Reason");
    private final Paragraph effect = new Paragraph();
    private final transient @Nullable BudgetStatus seen;
    private final ZoneId zone;

    /**
     * Fields of a budget.
     *
     * @param seen the budget that is changed; null for a new one
     * @param subjects whom a new one can limit
     */
    BudgetFields(
            @Nullable BudgetStatus seen, List<BudgetSubject> subjects, ZoneId zone, Instant now) {
        this.seen = seen;
        this.zone = zone;
        this.raiseUntil = new DayField("Until", now, zone);
        addClassName("budget-dialog__form");
        prepareRules();
        prepareRest();
        if (seen == null) {
            add(offer(subjects));
        } else {
            fill(seen.data());
        }
        add(pair(limit, resets), whenUsedUp, alertAt, alertForecast);
        if (seen != null) {
            add(forAWhile(seen));
        }
        add(reason, effect);
        showEffect();
    }

    private ComboBox<BudgetSubject> offer(List<BudgetSubject> subjects) {
        subject.setLabel("Limits");
        subject.setItems(subjects);
        subject.setItemLabelGenerator(BudgetSubject::name);
        subject.setRequiredIndicatorVisible(true);
        subject.setManualValidation(true);
        if (subjects.size() == 1) {
            subject.setValue(subjects.getFirst());
        }
        return subject;
    }

    private void prepareRules() {
        limit.setRequiredIndicatorVisible(true);
        resets.setLabel("Resets");
        resets.setItems(Period.TOTAL, Period.DAY, Period.WEEK, Period.MONTH);
        resets.setItemLabelGenerator(BudgetWords::resets);
        resets.setValue(Period.MONTH);
        resets.setHelperText("At 00:00 " + zone.getId());
        whenUsedUp.setLabel("When used up");
        whenUsedUp.setItems(true, false);
        whenUsedUp.setItemLabelGenerator(BudgetWords::limits);
        whenUsedUp.setValue(true);
        alertAt.setItems(PERCENTS);
        alertAt.setItemLabelGenerator(percent -> percent + " %");
        alertAt.setHelperText("Each is told once in a period");
        alertAt.setValue(USUAL_ALERTS);
    }

    private void prepareRest() {
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setMaxLength(500);
        reason.setMinRows(2);
        reason.setHelperText("Kept in the audit log");
        raiseUntil.setClearButtonVisible(true);
        effect.addClassName("budget-dialog__effect");
        effect.getElement().setAttribute("aria-live", "polite");
        limit.addValueChangeListener(change -> showEffect());
        raiseBy.addValueChangeListener(change -> showEffect());
        resets.addValueChangeListener(change -> showEffect());
        whenUsedUp.addValueChangeListener(change -> showEffect());
    }

    private void fill(BudgetData data) {
        List<Integer> offered = new ArrayList<>(PERCENTS);
        data.alertAt().stream().filter(one -> !offered.contains(one)).forEach(offered::add);
        alertAt.setItems(offered.stream().sorted().toList());
        limit.show(data.limit());
        resets.setValue(data.period());
        whenUsedUp.setValue(data.hard());
        alertAt.setValue(data.alertAt());
        alertForecast.setValue(data.alertForecast());
    }

    private Details forAWhile(BudgetStatus budget) {
        Instant end = budget.resetsAt();
        if (end != null) {
            raiseUntil.setHelperText(
                    "That day included; this period ends with " + BudgetWords.lastDay(end, zone));
        }
        Details details = new Details("Raise for a while", pair(raiseBy, raiseUntil));
        details.addClassName("budget-dialog__raise");
        return details;
    }

    private static Div pair(com.vaadin.flow.component.Component... fields) {
        Div pair = new Div(fields);
        pair.addClassName("field-pair");
        return pair;
    }

    private void showEffect() {
        effect.setText(
                limit.amount()
                        .map(own ->
                                BudgetWords.effect(
                                        comparable(),
                                        own.plus(raised()),
                                        whenUsedUp.getValue(),
                                        zone))
                        .orElse("Give a limit of 0 or more credits."));
    }

    private Credits raised() {
        Credits now = seen == null ? Credits.ZERO : seen.raised();
        return now.plus(raiseBy.amount().orElse(Credits.ZERO));
    }

    /** What the new figures can be compared with: a budget that resets otherwise begins anew. */
    private @Nullable BudgetStatus comparable() {
        return seen != null && seen.data().period() == resets.getValue() ? seen : null;
    }

    /**
     * What was typed.
     *
     * @throws DomainException with every field that cannot be read
     */
    BudgetDraft read() {
        List<FieldError> errors = new ArrayList<>();
        Optional<Credits> credits = limit.amount();
        if (credits.isEmpty()) {
            errors.add(
                    new FieldError(
                            "limit",
                            "malformed",
                            "Give a limit of 0 or more credits, with at most 6 decimals."));
        }
        if (seen == null && subject.getValue() == null) {
            errors.add(new FieldError("subject", "required", "Choose whom this limits."));
        }
        if (raiseBy.getValue() != null && raiseBy.amount().isEmpty()) {
            errors.add(
                    new FieldError(
                            "amount", "malformed", "Give an amount with at most 6 decimals."));
        }
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
        return new BudgetDraft(
                data(credits.orElseThrow()),
                raiseBy.amount().orElse(null),
                raiseUntil.getValue(),
                reason.getValue().strip());
    }

    private BudgetData data(Credits credits) {
        BudgetData old = seen == null ? null : seen.data();
        return new BudgetData(
                old == null ? subject.getValue().scope() : old.scope(),
                old == null ? subject.getValue().id() : old.subjectId(),
                resets.getValue(),
                credits,
                whenUsedUp.getValue(),
                alertAt.getValue().stream().sorted().toList(),
                alertForecast.getValue());
    }

    /** Puts each error where it was typed. */
    void show(List<FieldError> errors) {
        FieldErrors.show(
                Map.<String, HasValidation>of(
                        "subject", subject,
                        "subject_id", subject,
                        "limit", limit,
                        "period", resets,
                        "alert_at", alertAt,
                        "amount", raiseBy,
                        "until", raiseUntil,
                        "reason", reason),
                errors);
    }
}

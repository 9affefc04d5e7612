package io.framehouse.reports.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.framehouse.reports.MonthClose.Correctable;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.JobId;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.FieldErrors;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a correction is of, how much and why; shows the line that it will be. */
final class CorrectionFields extends Div {
    private static final int LONGEST = 500;
    private static final int MOST_PLACES = 6;
    private static final int MOST_DIGITS = 12;
    private static final String ALL = "Give back everything it cost";
    private static final String SOME = "Another amount";

    private final TextField job = new TextField("Job");
    private final RadioButtonGroup<String> how = new RadioButtonGroup<>("How much");
    private final BigDecimalField amount = new BigDecimalField("Credits to add");
    private final TextArea reason = new TextArea("Reason");
    private final Paragraph preview = new Paragraph();
    private final transient Function<JobId, Correctable> find;
    private final YearMonth month;
    private transient @Nullable Correctable found;

    /**
     * @param find what there is to correct, or a refusal that names the field
     */
    CorrectionFields(YearMonth month, Function<JobId, Correctable> find) {
        this.month = month;
        this.find = find;
        addClassName("budget-dialog__form");
        job.setRequiredIndicatorVisible(true);
        job.setManualValidation(true);
        job.setHelperText("Its id, as in every export of " + MonthModel.name(month));
        job.setValueChangeMode(ValueChangeMode.LAZY);
        job.setAutofocus(true);
        how.setItems(ALL, SOME);
        how.setValue(ALL);
        amount.setLocale(Locale.ENGLISH);
        amount.setManualValidation(true);
        amount.setValueChangeMode(ValueChangeMode.LAZY);
        amount.setHelperText("Less than zero gives back: -12.5. Up to 6 decimals.");
        amount.setVisible(false);
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setMaxLength(LONGEST);
        reason.setMinRows(2);
        reason.setHelperText("Stands on the line and in the audit log");
        preview.addClassName("budget-dialog__effect");
        preview.getElement().setAttribute("aria-live", "polite");
        job.addValueChangeListener(change -> look());
        how.addValueChangeListener(change -> {
            amount.setVisible(SOME.equals(change.getValue()));
            tell();
        });
        amount.addValueChangeListener(change -> tell());
        add(job, how, amount, reason, preview);
        tell();
    }

    /**
     * Looks the job up; what is wrong with it stands at the field, and all that was typed stays.
     */
    private void look() {
        found = null;
        if (!job.getValue().isBlank()) {
            try {
                found = find.apply(jobId());
                show(List.of());
            } catch (DomainException refusal) {
                show(refusal.fieldErrors());
            }
        }
        tell();
    }

    private JobId jobId() {
        return JobId.parse(job.getValue().strip())
                .orElseThrow(() ->
                        DomainException.invalid(
                                "job_id",
                                "malformed",
                                "'%s' is no id of a job. Copy it from the job or from an export."
                                        .formatted(job.getValue().strip())));
    }

    private void tell() {
        Correctable known = found;
        if (known == null) {
            preview.setText("Name a job to see the line that will be booked.");
            return;
        }
        BigDecimal added = added(known);
        preview.setText(
                "%s, %s: cost %s so far. %s, as a line of %s that points back to %s."
                        .formatted(
                                known.teamName(),
                                known.model(),
                                CreditsFormat.exactText(known.cost()),
                                added == null
                                        ? "Give an amount"
                                        : line(Credits.parse(added.toPlainString()), known.cost()),
                                MonthModel.name(known.bookMonth()),
                                MonthModel.name(month)));
    }

    private static String line(Credits added, Credits cost) {
        return "%s cr make it %s"
                .formatted(CreditsFormat.signed(added), CreditsFormat.exactText(cost.plus(added)));
    }

    private @Nullable BigDecimal added(Correctable known) {
        if (ALL.equals(how.getValue())) {
            return known.cost().negate().toBigDecimal();
        }
        BigDecimal typed = amount.getValue();
        return typed == null
                        || typed.stripTrailingZeros().scale() > MOST_PLACES
                        || typed.precision() - typed.scale() > MOST_DIGITS
                ? null
                : typed.setScale(Math.clamp(typed.scale(), 0, MOST_PLACES));
    }

    /**
     * What was typed.
     *
     * @throws DomainException with every field that cannot be read
     */
    Draft read() {
        List<FieldError> errors = new ArrayList<>();
        if (reason.getValue().isBlank()) {
            errors.add(
                    new FieldError(
                            "reason", "required", "Say why; it stands on the line for ever."));
        }
        if (job.getValue().isBlank()) {
            errors.add(new FieldError("job_id", "required", "Name the job to correct."));
            throw DomainException.invalid(errors);
        }
        JobId id = jobId();
        Correctable known = find.apply(id);
        found = known;
        BigDecimal added = added(known);
        if (added == null || added.signum() == 0) {
            errors.add(
                    ALL.equals(how.getValue())
                            ? new FieldError(
                                    "job_id", "nothing_left", "This job costs nothing any more.")
                            : new FieldError(
                                    "amount",
                                    "malformed",
                                    "Give an amount other than zero, with at most 12 digits and 6 decimals."));
        }
        if (!errors.isEmpty() || added == null) {
            throw DomainException.invalid(errors);
        }
        return new Draft(id, Credits.parse(added.toPlainString()), reason.getValue().strip());
    }

    /** Puts each error where it was typed. */
    void show(List<FieldError> errors) {
        FieldErrors.show(
                Map.<String, HasValidation>of("job_id", job, "amount", amount, "reason", reason),
                errors);
    }

    /** A correction as somebody wants it. */
    record Draft(JobId job, Credits amount, String reason) {}
}

package io.framehouse.reports.ui.bills;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.reports.BillMatch;
import io.framehouse.reports.Bills;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.ui.FieldErrors;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.Toast;
import java.util.Map;

/** Books an adjustment of a job for a difference. */
final class BillAdjustDialog extends Dialog {
    private static final int LONGEST_REASON = 300;

    private final transient Bills bills;
    private final transient BillMatch match;
    private final TextField amount = new TextField("Credits added to the job's cost");
    private final TextField job = new TextField("Job");
    private final TextArea reason = new TextArea("Reason");

    BillAdjustDialog(Bills bills, BillMatch match, Runnable changed) {
        super("Adjust the job's cost?");
        this.bills = bills;
        this.match = match;
        addClassNames("budget-dialog", "reason-dialog");
        amount.setHelperText("Less than zero takes off");
        if (match.differenceCredits() != null) {
            amount.setValue(match.differenceCredits().toWire());
        }
        if (match.job() != null) {
            job.setValue(match.job().id().toString());
            job.setReadOnly(true);
        }
        reason.setMaxLength(LONGEST_REASON);
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        Div form =
                new Div(
                        new Paragraph(
                                "Booked once, as a line of the open month. It cannot be taken back; another correction can."),
                        amount,
                        job,
                        reason);
        form.addClassName("budget-dialog__form");
        add(form);
        Button act = new Button("Adjust");
        act.addThemeVariants(ButtonVariant.PRIMARY);
        act.addClickListener(click -> {
            if (Outcomes.run(
                    this::book,
                    errors ->
                            FieldErrors.show(
                                    Map.<String, HasValidation>of(
                                            "amount", amount, "job_id", job, "reason", reason),
                                    errors))) {
                close();
                Toast.success("The adjustment is booked.");
                changed.run();
            }
        });
        getFooter().add(new Button("Cancel", click -> close()), act);
    }

    private void book() {
        JobId of =
                job.getValue().isBlank()
                        ? null
                        : JobId.parse(job.getValue().strip())
                                .orElseThrow(() ->
                                        DomainException.invalid(
                                                "job_id",
                                                "malformed",
                                                "'%s' is no job's id; copy it from the job's page."
                                                        .formatted(job.getValue())));
        bills.resolve(match.bill(), match.number(), credits(), of, reason.getValue());
    }

    private Credits credits() {
        try {
            return Credits.parse(amount.getValue().strip());
        } catch (IllegalArgumentException wrong) {
            throw DomainException.invalid(
                    "amount",
                    "malformed",
                    "'%s' is no amount of credits; write such as 4.5 or -4.5."
                            .formatted(amount.getValue()));
        }
    }
}

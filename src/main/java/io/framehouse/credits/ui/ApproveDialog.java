package io.framehouse.credits.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import io.framehouse.credits.BudgetRequests.Wish;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.FieldErrors;
import io.framehouse.ui.Outcomes;
import java.time.LocalDate;
import java.util.Map;

/** Approves another amount, or until another day, than was asked for. */
final class ApproveDialog extends Dialog {
    private final AmountField amount = new AmountField("Amount in credits");
    private final DayField until;
    private final TextArea note = new TextArea("Note to the person");

    ApproveDialog(RequestsModel model, RequestRow row, Runnable afterwards) {
        super("Approve other amount");
        Wish wish = row.request().wish();
        addClassName("budget-dialog");
        until = new DayField("Until", model.now(), row.team().zone());
        until.setValue(LocalDate.ofInstant(wish.until().minusNanos(1), row.team().zone()));
        amount.show(wish.amount());
        amount.setRequiredIndicatorVisible(true);
        until.setRequiredIndicatorVisible(true);
        note.setMaxLength(300);
        note.setMinRows(2);
        Div pair = new Div(amount, until);
        pair.addClassName("field-pair");
        Paragraph asked =
                new Paragraph(
                        "%s asked for %s until %s."
                                .formatted(
                                        row.person(),
                                        CreditsFormat.sentence(wish.amount()),
                                        BudgetWords.until(wish.until(), row.team().zone())));
        Div form = new Div(asked, pair, note);
        form.addClassName("budget-dialog__form");
        add(form);
        Button approve = new Button("Approve");
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        approve.addClickListener(click -> {
            if (Outcomes.run(
                    () ->
                            model.approve(
                                    row,
                                    amount.amount().orElse(null),
                                    until.getValue(),
                                    note.getValue()),
                    errors ->
                            FieldErrors.show(
                                    Map.<String, HasValidation>of(
                                            "amount", amount, "until", until, "note", note),
                                    errors))) {
                close();
            }
            afterwards.run();
        });
        getFooter().add(new Button("Cancel", click -> close()), approve);
    }

    @Override
    public void open() {
        super.open();
        amount.focus();
    }
}

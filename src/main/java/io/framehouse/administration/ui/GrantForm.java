package io.framehouse.administration.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.shared.FieldError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a team credits: how many, why, until when. */
final class GrantForm extends Div {
    /** Called with what was typed; amount and day may be missing. */
    interface Grant {
        void give(@Nullable BigDecimal amount, String reason, @Nullable LocalDate expires);
    }

    private final BigDecimalField amount = new BigDecimalField("Amount in credits");
    private final TextField reason = new TextField("Reason");
    private final DatePicker expires = new DatePicker("Usable until");

    GrantForm(Grant grant) {
        addClassName("form-stack");
        reason.setHelperText("Recorded in the ledger, such as an invoice number.");
        expires.setHelperText("Last day in the team's zone; empty means they do not expire.");
        expires.setI18n(new DatePicker.DatePickerI18n().setDateFormat("d MMM yyyy"));
        expires.setClearButtonVisible(true);
        Button give =
                new Button(
                        "Grant credits",
                        click ->
                                grant.give(
                                        amount.getValue(), reason.getValue(), expires.getValue()));
        give.addClassName("form-stack__act");
        add(amount, reason, expires, give);
    }

    void showErrors(List<FieldError> errors) {
        Fields.show(
                Map.<String, HasValidation>of(
                        "amount", amount, "reason", reason, "expires_at", expires),
                errors);
    }
}

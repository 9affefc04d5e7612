package io.framehouse.reports.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import io.framehouse.reports.MonthClose.Corrected;
import io.framehouse.shared.Ids;
import io.framehouse.ui.Announcer;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.Toast;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** Corrects a line of a closed month by a line of the open one. */
final class CorrectionDialog extends Dialog {
    /* The same one however often the button is pressed: it books once. */
    private final UUID transfer = Ids.next();
    private final transient MonthModel model;
    private final YearMonth month;
    private final CorrectionFields fields;
    private final transient Runnable done;

    CorrectionDialog(YearMonth month, MonthModel model, Runnable done) {
        super("Correct a line of " + MonthModel.name(month));
        this.month = month;
        this.model = model;
        this.done = done;
        this.fields = new CorrectionFields(month, job -> model.correctable(month, job));
        addClassName("budget-dialog");
        add(fields);
        Button act = new Button("Book correction", click -> book());
        act.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), act);
    }

    private void book() {
        fields.show(List.of());
        if (Outcomes.run(this::bookTyped, fields::show)) {
            close();
            done.run();
        }
    }

    private void bookTyped() {
        CorrectionFields.Draft draft = fields.read();
        Corrected booked =
                model.correct(month, transfer, draft.job(), draft.amount(), draft.reason());
        String said = "Correction booked in " + MonthModel.name(booked.bookMonth()) + ".";
        Toast.success(said);
        Announcer.polite(said);
    }
}

package io.framehouse.credits.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.Outcomes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/** Asks for a limit and says what saving it does. */
final class BudgetDialog extends Dialog {
    private BudgetDialog(
            String title, String verb, BudgetFields fields, Consumer<BudgetDraft> save) {
        super(title);
        addClassName("budget-dialog");
        add(fields);
        Button act = new Button(verb);
        act.addThemeVariants(ButtonVariant.PRIMARY);
        act.addClickListener(click -> {
            fields.show(List.of());
            if (Outcomes.run(() -> save.accept(fields.read()), fields::show)) {
                close();
            }
        });
        getFooter().add(new Button("Cancel", click -> close()), act);
    }

    /** A dialog that changes one budget. */
    static BudgetDialog change(
            BudgetRow row, ZoneId zone, Instant now, Consumer<BudgetDraft> save) {
        return new BudgetDialog(
                "Change budget of " + ConfirmDialogs.cut(row.subject()),
                "Save budget",
                new BudgetFields(row.status(), List.of(), zone, now),
                save);
    }

    /**
     * A dialog that adds a budget.
     *
     * @param subjects what can get one, of one level
     */
    static BudgetDialog add(
            List<BudgetSubject> subjects, ZoneId zone, Instant now, Consumer<BudgetDraft> save) {
        return new BudgetDialog(
                "Add budget", "Add budget", new BudgetFields(null, subjects, zone, now), save);
    }
}

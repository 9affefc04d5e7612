package io.framehouse.catalog.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.FieldErrors;
import io.framehouse.ui.Outcomes;
import java.util.Map;

/** Asks those who manage a team's models for one of them, and says why. */
final class AskModelDialog extends Dialog {
    private final TextArea why = new TextArea("Why");

    /**
     * @param done runs once the request was sent
     */
    AskModelDialog(AccessModel model, CurrentTeam team, ModelRow row, Runnable done) {
        super("Ask for " + ConfirmDialogs.cut(row.model().title()));
        addClassName("budget-dialog");
        why.setRequiredIndicatorVisible(true);
        why.setManualValidation(true);
        why.setMaxLength(300);
        why.setMinRows(3);
        why.setPlaceholder("What it is for, and by when");
        Paragraph goesTo = new Paragraph("Goes to " + model.answerers(team) + ".");
        goesTo.addClassName("budget-dialog__effect");
        Div form = new Div(new Paragraph(row.model().summary()), why, goesTo);
        form.addClassName("budget-dialog__form");
        add(form);
        Button send =
                new Button(
                        "Send request",
                        click -> {
                            if (Outcomes.run(
                                    () -> model.ask(team, row.model().id(), why.getValue()),
                                    errors ->
                                            FieldErrors.show(
                                                    Map.<String, HasValidation>of("reason", why),
                                                    errors))) {
                                close();
                                done.run();
                            }
                        });
        send.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), send);
    }

    @Override
    public void open() {
        super.open();
        why.focus();
    }
}

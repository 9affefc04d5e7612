package io.framehouse.catalog.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import io.framehouse.ui.ConfirmDialogs;

/** Allows a model that somebody asked for, with caps. */
final class ApproveModelDialog extends Dialog {
    /**
     * @param done runs once it was approved
     */
    ApproveModelDialog(AccessModel model, AccessRow row, ModelLimits limits, Runnable done) {
        super("Allow " + ConfirmDialogs.cut(row.title()) + "?");
        addClassName("budget-dialog");
        Paragraph effect = new Paragraph("It can be used within these caps at once.");
        AccessModel.Start start = model.start(row, limits);
        CapsForm caps =
                new CapsForm(
                        start.caps(),
                        limits,
                        model.options(row.team()),
                        wanted -> model.dearest(row.team(), wanted));
        TextArea note = new TextArea("Note to " + row.person());
        note.setMaxLength(300);
        note.setMinRows(2);
        Div form = new Div(effect, caps, note);
        form.addClassName("budget-dialog__form");
        add(form);
        Button approve =
                new Button(
                        "Allow model",
                        click -> {
                            if (caps.submit(
                                    wanted -> model.approve(row, start, wanted, note.getValue()))) {
                                close();
                                done.run();
                            }
                        });
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), approve);
    }
}

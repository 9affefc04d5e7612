package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.Outcomes;
import java.util.List;
import java.util.function.Consumer;

/** A small form whose button does something with videos; what is refused stays in the form. */
final class KeepDialog extends Dialog {
    /**
     * A dialog.
     *
     * @param verb what the button says
     * @param act refuses by throwing
     * @param refused shows the broken fields
     * @param done called once it was done and the dialog is closed
     */
    KeepDialog(
            String title,
            List<Component> fields,
            String verb,
            Runnable act,
            Consumer<List<FieldError>> refused,
            Runnable done) {
        super(title);
        addClassName("keep-dialog");
        Div form = new Div();
        form.addClassName("keep-dialog__form");
        form.add(fields);
        add(form);
        Button button = new Button(verb);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.addClickListener(click -> {
            if (Outcomes.run(act, refused)) {
                close();
                done.run();
            }
        });
        getFooter().add(new Button("Cancel", click -> close()), button);
    }
}

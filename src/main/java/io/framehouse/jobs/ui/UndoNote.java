package io.framehouse.jobs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.ui.Announcer;

/** Says what was changed for the person, and offers the way back until the next send. */
final class UndoNote extends Div {
    UndoNote() {
        addClassName("create-note");
        setVisible(false);
    }

    void tell(String text, Runnable undo) {
        removeAll();
        Button back =
                new Button(
                        "Undo",
                        click -> {
                            undo.run();
                            clear();
                        });
        back.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        add(VaadinIcon.INFO_CIRCLE.create(), new Span(text), back);
        setVisible(true);
        Announcer.polite(text);
    }

    void clear() {
        removeAll();
        setVisible(false);
    }
}

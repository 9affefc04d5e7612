package io.framehouse.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What stands where loading failed; replaces the content, never the shell. */
public final class ErrorState extends Div {
    /**
     * An error with a way on.
     *
     * @param sentence what could not be done, and what is safe
     * @param errorId from {@link ErrorIds#report}
     */
    public ErrorState(String sentence, String errorId, Runnable tryAgain) {
        addClassName("error-state");
        getElement().setAttribute("role", "alert");
        Component icon = VaadinIcon.WARNING.create();
        icon.addClassName("error-state__icon");
        Paragraph text = new Paragraph(sentence);
        text.addClassName("error-state__text");
        Span id = new Span("Error id " + errorId);
        id.addClassNames("mono", "error-state__id");
        Div actions =
                new Div(
                        new Button("Try again", click -> tryAgain.run()),
                        CopyButton.labelled("Copy id", "error id", errorId));
        actions.addClassName("button-row");
        add(icon, text, id, actions);
    }
}

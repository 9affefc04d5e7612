package io.framehouse.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What stands where nothing is yet: what is missing, why, and one thing to do. */
public final class EmptyState extends Div {
    /**
     * An empty state.
     *
     * @param title says what is missing, without a full stop
     * @param text one or two sentences
     * @param actions at most one button
     */
    public EmptyState(VaadinIcon icon, String title, String text, Component... actions) {
        addClassName("empty-state");
        Component picture = icon.create();
        picture.addClassName("empty-state__icon");
        Paragraph paragraph = new Paragraph(text);
        paragraph.addClassName("empty-state__text");
        H2 heading = new H2(title);
        heading.addClassName("section-title");
        add(picture, heading, paragraph);
        add(actions);
    }
}

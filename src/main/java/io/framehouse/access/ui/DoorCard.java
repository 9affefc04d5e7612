package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** The frame of pages that open before anybody has signed in: one card with the house's name. */
final class DoorCard extends Div {
    private DoorCard() {
        addClassNames("login__card", "aura-surface");
    }

    /** Shows these things below a title, in place of what the page showed before. */
    static void show(Main page, String title, Component... content) {
        DoorCard card = new DoorCard();
        Span brand = new Span("Framehouse");
        brand.addClassName("login__brand");
        card.add(brand, new H1(title));
        card.add(content);
        page.removeAll();
        page.add(card);
    }

    /** Words that a screen reader says at once. */
    static Paragraph status(String text) {
        Paragraph words = new Paragraph(text);
        words.getElement().setAttribute("role", "status");
        return words;
    }

    /** Fields one below the other. */
    static Div form(Component... fields) {
        Div form = new Div(fields);
        form.addClassName("login__form");
        return form;
    }
}

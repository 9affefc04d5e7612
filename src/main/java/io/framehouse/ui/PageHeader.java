package io.framehouse.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** The head of every page: the one h1, a line of help, and at most one primary action. */
public final class PageHeader extends Header {
    private final Div titles = new Div();
    private final H1 heading;
    private final Div actions = new Div();

    public PageHeader(String title) {
        heading = new H1(title);
        heading.addClassName("page-header__title");
        /* Focus goes here after navigation, so that a screen reader starts with the page. */
        heading.getElement().setAttribute("tabindex", "-1");
        addClassName("page-header");
        titles.addClassName("page-header__titles");
        titles.add(heading);
        actions.addClassNames("page-header__actions", "button-row");
        add(titles);
    }

    public PageHeader(String title, String help) {
        this(title);
        help(help);
    }

    /** One line below the title. */
    public PageHeader help(String help) {
        Paragraph line = new Paragraph(help);
        line.addClassName("page-header__help");
        titles.add(line);
        return this;
    }

    /** Facts below the title, such as an id, a model and a time. */
    public PageHeader facts(Component... facts) {
        Div line = new Div(facts);
        line.addClassName("page-header__facts");
        titles.add(line);
        return this;
    }

    /** Stands beside the title: a badge. */
    public PageHeader beside(Component component) {
        Span row = new Span(component);
        row.addClassName("page-header__beside");
        titles.addComponentAtIndex(1, row);
        return this;
    }

    public PageHeader actions(Component... components) {
        actions.add(components);
        add(actions);
        return this;
    }

    /** Keeps the title in view on phones too, where the bar does not already say it. */
    public PageHeader titleOnPhones() {
        addClassName("page-header--title-on-phones");
        return this;
    }

    public void setHeading(String title) {
        heading.setText(title);
    }
}

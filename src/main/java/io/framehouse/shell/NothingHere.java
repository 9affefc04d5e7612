package io.framehouse.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/** The one page for a wrong address, a wrong id and what the person may not see. */
final class NothingHere extends Div {
    NothingHere() {
        addClassName("system-page");
        Icon icon = VaadinIcon.SEARCH.create();
        icon.addClassName("empty-state__icon");
        H1 title = new H1("Nothing here");
        title.addClassName("page-title");
        title.getElement().setAttribute("tabindex", "-1");
        Anchor home = new Anchor("", "Go to Home");
        home.addClassName("create-link");
        add(
                icon,
                title,
                new Paragraph("The page does not exist, or you have no access to it."),
                home);
    }
}

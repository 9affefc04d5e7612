package io.framehouse.gallery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.H3;

/** A section that folds by its heading, in the browser alone, which remembers how it was left. */
@Tag("details")
final class Fold extends HtmlContainer {
    /** How a section lies until somebody folds or unfolds it. */
    enum First {
        /** Open everywhere. */
        OPEN,
        /** Open where there is room, folded on phones. */
        OPEN_WIDE,
        /** Folded everywhere. */
        FOLDED
    }

    Fold(String title, First first, Component... content) {
        addClassName("fold");
        H3 heading = new H3(title);
        heading.addClassName("fold__title");
        Summary summary = new Summary();
        summary.add(heading);
        add(summary);
        add(content);
        getElement().setAttribute("data-fold", title);
        getElement().setAttribute("data-first", first.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Tag("summary")
    private static final class Summary extends HtmlContainer {
        Summary() {
            addClassName("fold__summary");
        }
    }
}

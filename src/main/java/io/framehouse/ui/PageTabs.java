package io.framehouse.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;

/** Links between the parts of a screen, each of which has an address of its own. */
public final class PageTabs extends Nav {
    /**
     * @param label what the links are, for those who hear the page
     */
    public PageTabs(String label) {
        addClassName("page-tabs");
        setAriaLabel(label);
    }

    /** Adds a part. */
    public PageTabs tab(String path, String title, boolean shown) {
        Anchor link = new Anchor(path, title);
        if (shown) {
            link.getElement().setAttribute("aria-current", "page");
        }
        add(link);
        return this;
    }
}

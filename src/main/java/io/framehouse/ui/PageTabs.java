package io.framehouse.ui;

import com.vaadin.flow.component.AttachEvent;
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

    /** Where the row is wider than a phone, the part that is shown is in view. */
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement()
                .executeJs(
                        "const shown = this.querySelector('[aria-current]');"
                                + "if (shown) this.scrollLeft = shown.offsetLeft - this.offsetLeft;");
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

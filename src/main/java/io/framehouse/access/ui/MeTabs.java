package io.framehouse.access.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;

/** Links between one's own pages. */
final class MeTabs extends Nav {
    MeTabs(String shown) {
        addClassName("me__tabs");
        setAriaLabel("Your pages");
        add(link(MeNavigation.PROFILE, "Profile", shown));
        add(link(MeNavigation.SECURITY, "Security", shown));
    }

    private static Anchor link(String path, String title, String shown) {
        Anchor link = new Anchor(path, title);
        if (path.equals(shown)) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }
}

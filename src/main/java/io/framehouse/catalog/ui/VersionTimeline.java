package io.framehouse.catalog.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.catalog.PriceVersion;
import java.time.Instant;

/** The versions of a model in the order of their start; one is chosen. */
final class VersionTimeline extends Nav {
    VersionTimeline(BookRow row, PriceVersion chosen, Instant now) {
        addClassName("timeline-versions");
        getElement().setAttribute("aria-label", "Versions, times in UTC");
        OrderedList list = new OrderedList();
        row.versions()
                .reversed()
                .forEach(version ->
                        list.add(new ListItem(link(version, version.id() == chosen.id(), now))));
        add(list);
    }

    private static Anchor link(PriceVersion version, boolean chosen, Instant now) {
        Anchor link =
                new Anchor(
                        PricesNavigation.path(version.model())
                                + "?"
                                + PricesNavigation.VERSION
                                + "="
                                + version.id(),
                        PriceWords.since(version, now));
        link.setRouterIgnore(false);
        link.addClassNames("version-chip", "num");
        if (version.effectiveFrom().isAfter(now)) {
            link.addComponentAsFirst(VaadinIcon.CLOCK.create());
        }
        if (chosen) {
            link.getElement().setAttribute("aria-current", "true");
        }
        return link;
    }
}

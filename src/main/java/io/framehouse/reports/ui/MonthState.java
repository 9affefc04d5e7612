package io.framehouse.reports.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import java.time.ZoneId;

/** Whether a month is closed, and the zone it begins in. */
final class MonthState extends Div {
    MonthState(boolean closed, ZoneId zone) {
        Span in = new Span(zone.getId());
        in.addClassName("secondary");
        StatusBadge state =
                closed
                        ? StatusBadge.of("Closed", VaadinIcon.LOCK, Style.GOOD)
                                .meaning("These figures and names never change again.")
                        : StatusBadge.of("Still open", VaadinIcon.CLOCK, Style.NEUTRAL)
                                .meaning("More can be booked until the month is closed.");
        add(state, in);
        addClassName("month__head");
    }
}

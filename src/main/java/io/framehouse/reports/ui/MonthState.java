package io.framehouse.reports.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/** Whether a month is closed, and the zone it begins in. */
final class MonthState extends Div {
    /** What a month is that is over and has no line. */
    static final String NOTHING = "Nothing was booked";

    /**
     * A state.
     *
     * @param closed whether it never changes again
     * @param empty whether it has no line
     * @param asOf when that was read
     * @param zone of the books
     */
    MonthState(YearMonth month, boolean closed, boolean empty, Instant asOf, ZoneId zone) {
        Span in = new Span(zone.getId());
        in.addClassName("secondary");
        add(badge(closed, empty && month.isBefore(YearMonth.from(asOf.atZone(zone)))), in);
        addClassName("month__head");
    }

    private static StatusBadge badge(boolean closed, boolean nothing) {
        if (closed) {
            return StatusBadge.of("Closed", VaadinIcon.LOCK, Style.GOOD)
                    .meaning("These figures and names never change again.");
        }
        return nothing
                ? StatusBadge.of(NOTHING, VaadinIcon.CALENDAR_O, Style.NEUTRAL)
                        .meaning(
                                "The month is over. It is closed with the next one that has lines.")
                : StatusBadge.of("Still open", VaadinIcon.CLOCK, Style.NEUTRAL)
                        .meaning("More can be booked until the month is closed.");
    }
}

package io.framehouse.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.ui.StatusBadge.Style;

/** What became of something that a person asked for; the same words wherever people ask. */
public final class RequestBadge {
    private RequestBadge() {}

    public static StatusBadge waiting() {
        return StatusBadge.of("Waiting for approval", VaadinIcon.CLOCK, Style.ALIVE);
    }

    public static StatusBadge approved() {
        return StatusBadge.of("Approved", VaadinIcon.CHECK_CIRCLE, Style.GOOD);
    }

    public static StatusBadge declined() {
        return StatusBadge.of("Declined", VaadinIcon.CLOSE_CIRCLE, Style.NEUTRAL);
    }

    public static StatusBadge withdrawn() {
        return StatusBadge.of("Withdrawn", VaadinIcon.BAN, Style.NEUTRAL);
    }
}

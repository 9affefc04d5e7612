package io.framehouse.ui;

import com.vaadin.flow.component.UI;

/** Speaks to screen readers through the two live regions that {@code js/announce.js} keeps. */
public final class Announcer {
    private Announcer() {}

    /** For what may wait: a finished job, a count of results. */
    public static void polite(String text) {
        announce(text, false);
    }

    /** For what interrupts: a refused send. */
    public static void assertive(String text) {
        announce(text, true);
    }

    private static void announce(String text, boolean assertive) {
        UI ui = UI.getCurrent();
        if (ui != null) {
            ui.getPage().executeJs("window.framehouse?.announce($0, $1)", text, assertive);
        }
    }
}

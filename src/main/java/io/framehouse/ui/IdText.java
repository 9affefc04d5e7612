package io.framehouse.ui;

import com.vaadin.flow.component.html.Span;

/** An id, shortened in the middle, whole in the tooltip, with a button that copies it whole. */
public final class IdText extends Span {
    private static final int SHOWN_AT_EACH_END = 4;

    /**
     * An id.
     *
     * @param what names the object, such as {@code job id}
     */
    public IdText(String what, String id) {
        addClassName("id-text");
        Span shown = new Span(shorten(id));
        shown.addClassName("mono");
        shown.setTitle(id);
        add(shown, new CopyButton(what, id));
    }

    /** First and last four characters; a prefix up to an underscore is kept before them. */
    static String shorten(String id) {
        int start = id.indexOf('_') + 1;
        if (id.length() - start <= 2 * SHOWN_AT_EACH_END + 1) {
            return id;
        }
        return id.substring(0, start + SHOWN_AT_EACH_END)
                + "\u2026"
                + id.substring(id.length() - SHOWN_AT_EACH_END);
    }
}

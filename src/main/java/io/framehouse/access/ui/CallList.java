package io.framehouse.access.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.access.KeyCall;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import io.framehouse.ui.TimeText;
import java.time.ZoneId;
import java.util.List;

/** The last calls of a key: when, what, and what came of it. */
final class CallList extends Div {
    private static final int REFUSED = 400;
    private static final int FAILED = 500;

    CallList(List<KeyCall> calls, ZoneId zone) {
        addClassName("key-calls");
        if (calls.isEmpty()) {
            Paragraph none =
                    new Paragraph(
                            "No calls yet. What programs ask with this key appears here a few"
                                    + " seconds later.");
            none.addClassName("secondary");
            add(none);
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("key-calls__list");
        calls.forEach(call -> list.add(item(call, zone)));
        add(list);
    }

    private static ListItem item(KeyCall call, ZoneId zone) {
        Span what =
                new Span(
                        call.method()
                                + " "
                                + (call.route() == null ? "(address not kept)" : call.route()));
        what.addClassNames("mono", "key-calls__what");
        TimeText when = TimeText.relative(call.at(), zone);
        when.addClassNames("caption", "key-calls__when");
        ListItem item = new ListItem(what, badge(call.status()), when);
        item.addClassName("key-calls__item");
        return item;
    }

    private static StatusBadge badge(int status) {
        String words = words(status);
        if (status >= FAILED) {
            return StatusBadge.of(words, VaadinIcon.CLOSE_CIRCLE, Style.BAD);
        }
        return status >= REFUSED
                ? StatusBadge.of(words, VaadinIcon.WARNING, Style.CHECK)
                : StatusBadge.of(words, VaadinIcon.CHECK, Style.NEUTRAL);
    }

    /** The status with a word, such as {@code 429 Too many}. */
    static String words(int status) {
        String word =
                switch (status) {
                    case 200 -> "OK";
                    case 201 -> "Created";
                    case 202 -> "Accepted";
                    case 204 -> "Done";
                    case 304 -> "Unchanged";
                    case 400, 422 -> "Invalid";
                    case 402 -> "No credits";
                    case 403 -> "Not allowed";
                    case 404 -> "Not found";
                    case 405 -> "Wrong method";
                    case 409 -> "Conflict";
                    case 413 -> "Too large";
                    case 429 -> "Too many";
                    case 503 -> "Unavailable";
                    default ->
                            status >= FAILED
                                    ? "Failed"
                                    : status >= REFUSED ? "Refused" : "Answered";
                };
        return status + " " + word;
    }
}

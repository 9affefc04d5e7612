package io.framehouse.reports.ui.bills;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.framehouse.reports.BillCheck;

/** What a whole file says, before it is kept. */
final class BillCheckResult extends Div {
    private static final int SHOWN = 10;

    BillCheckResult(BillCheck check) {
        String days =
                check.from() == null ? "" : ", from %s to %s".formatted(check.from(), check.to());
        add(
                new Paragraph(
                        "%s%s: %s, %s, %s, %s. Sum %s."
                                .formatted(
                                        BillWords.count(check.lines(), "row", "rows"),
                                        days,
                                        BillWords.count(check.charges(), "charge", "charges"),
                                        BillWords.count(
                                                check.credits(), "credit note", "credit notes"),
                                        BillWords.count(
                                                check.totals(), "row of totals", "rows of totals"),
                                        BillWords.count(
                                                check.unread(), "not readable", "not readable"),
                                        BillWords.number(check.sum()))));
        if (!check.problems().isEmpty()) {
            UnorderedList list = new UnorderedList();
            check.problems().stream()
                    .limit(SHOWN)
                    .forEach(one -> list.add(new ListItem(one.message())));
            add(list);
            if (check.unread() > SHOWN) {
                add(
                        new Paragraph(
                                "The first %d of %,d are shown.".formatted(SHOWN, check.unread())));
            }
        }
    }
}

package io.framehouse.catalog.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import java.util.List;

/** Requests for models: what waits on top, what was answered folded below; no room for none. */
final class AccessRequests extends Div {
    AccessRequests(AccessModel model, List<AccessRow> rows, Runnable changed) {
        addClassName("requests");
        List<AccessRow> waiting = rows.stream().filter(AccessRow::isWaiting).toList();
        List<AccessRow> ended = rows.stream().filter(row -> !row.isWaiting()).toList();
        setVisible(!rows.isEmpty());
        if (!waiting.isEmpty()) {
            add(cards(model, waiting, changed));
        }
        if (!ended.isEmpty()) {
            Details answered =
                    new Details(
                            "Answered requests (" + ended.size() + ")",
                            cards(model, ended, changed));
            answered.addClassName("requests__answered");
            add(answered);
        }
    }

    private static Div cards(AccessModel model, List<AccessRow> rows, Runnable changed) {
        Div cards = new Div();
        cards.addClassName("requests__cards");
        rows.forEach(row -> cards.add(new AccessCard(model, row, changed)));
        return cards;
    }
}

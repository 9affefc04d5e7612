package io.framehouse.credits.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.ui.EmptyState;
import java.util.List;

/** Requests of a team: what waits on top, what was answered folded below. */
final class RequestsPanel extends Div {
    RequestsPanel(RequestsModel model, List<RequestRow> rows, Runnable changed) {
        addClassName("requests");
        List<RequestRow> waiting = rows.stream().filter(RequestRow::isWaiting).toList();
        List<RequestRow> ended = rows.stream().filter(row -> !row.isWaiting()).toList();
        if (waiting.isEmpty()) {
            add(
                    new EmptyState(
                            VaadinIcon.HANDSHAKE,
                            "No open requests",
                            "When somebody asks for credits, it appears here."));
        } else {
            add(cards(model, waiting, changed));
        }
        if (!ended.isEmpty()) {
            Details answered =
                    new Details("Answered (" + ended.size() + ")", cards(model, ended, changed));
            answered.addClassName("requests__answered");
            add(answered);
        }
    }

    private static Div cards(RequestsModel model, List<RequestRow> rows, Runnable changed) {
        Div cards = new Div();
        cards.addClassName("requests__cards");
        rows.forEach(row -> cards.add(new RequestCard(model, row, false, changed)));
        return cards;
    }
}

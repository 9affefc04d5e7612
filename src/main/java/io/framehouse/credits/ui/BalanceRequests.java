package io.framehouse.credits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import org.springframework.context.annotation.Lazy;

/** What platform admins answer: wishes for more of a team's balance, over all teams. */
@org.springframework.stereotype.Component
@Lazy
public class BalanceRequests {
    private final RequestsModel model;

    BalanceRequests(RequestsModel model) {
        this.model = model;
    }

    /**
     * The requests that wait, with their answers; takes no room where there is none.
     *
     * @param changed runs after an answer
     */
    public Component block(Runnable changed) {
        List<RequestRow> waiting = model.ofBalances();
        Section section = new Section();
        section.addClassName("requests");
        if (waiting.isEmpty()) {
            section.setVisible(false);
            return section;
        }
        H2 heading =
                new H2(
                        waiting.size() == 1
                                ? "1 team asks for credits"
                                : waiting.size() + " requests for credits");
        heading.addClassName("section-title");
        Div cards = new Div();
        cards.addClassName("requests__cards");
        waiting.forEach(row -> cards.add(new RequestCard(model, row, true, changed)));
        section.add(heading, cards);
        return section;
    }
}

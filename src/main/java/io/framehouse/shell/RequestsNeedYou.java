package io.framehouse.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.credits.ui.BudgetsNavigation;
import io.framehouse.ui.CurrentTeam;

/** Requests that wait for an answer; takes no room when there are none. */
final class RequestsNeedYou extends Div {
    static RequestsNeedYou forCredits(CurrentTeam team, long count) {
        return new RequestsNeedYou(count, "more credits", BudgetsNavigation.requests(team));
    }

    static RequestsNeedYou forModels(CurrentTeam team, long count) {
        return new RequestsNeedYou(count, "a model", team.path(NavigationItems.MODELS));
    }

    private RequestsNeedYou(long count, String what, String target) {
        if (count == 0) {
            return;
        }
        addClassName("needs-you");
        Icon icon = VaadinIcon.CLOCK.create();
        icon.addClassName("needs-you__icon");
        Span text =
                new Span(
                        count == 1
                                ? "1 request for " + what + " waits for your answer"
                                : count + " requests for " + what + " wait for your answer");
        text.addClassName("needs-you__text");
        Anchor link =
                new Anchor(target, count == 1 ? "Review request \u2192" : "Review requests \u2192");
        Div row = new Div(icon, text, link);
        row.addClassName("needs-you__row");
        add(row);
    }
}

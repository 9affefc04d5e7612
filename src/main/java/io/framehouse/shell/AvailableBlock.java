package io.framehouse.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.framehouse.ui.BudgetBar;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;

/** What the person may still spend: the tightest limit, its bar, its reset. */
final class AvailableBlock extends Div {
    AvailableBlock(CurrentTeam team, Glance glance, Instant now) {
        addClassNames("card", "available");
        Glance.Limit tightest = glance.tightest();
        Span of = new Span("of " + CreditsFormat.shortText(tightest.figures().limit()));
        of.addClassNames("secondary", "num");
        Div amount = new Div(MoneyText.kpi(glance.available()), of);
        amount.addClassName("available__amount");
        Anchor name = new Anchor(team.path(NavigationItems.BUDGETS), tightest.name());
        Span legend =
                new Span(
                        CreditsFormat.shortText(tightest.figures().settled())
                                + " settled \u00b7 "
                                + CreditsFormat.shortText(tightest.figures().held())
                                + " held");
        legend.addClassNames("caption", "num");
        add(name, amount, new BudgetBar(tightest.figures()), legend);
        if (tightest.resetsAt() != null) {
            Span resets = new Span(TimeFormat.resets(tightest.resetsAt(), now, team.zone()));
            resets.addClassNames("caption", "num");
            add(resets);
        }
    }
}

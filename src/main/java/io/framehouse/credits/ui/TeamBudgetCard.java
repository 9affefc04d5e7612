package io.framehouse.credits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.framehouse.credits.BudgetForecast;
import io.framehouse.ui.BudgetBar;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;

/** The limit of the team that binds most: what is left, where it leads, when it begins anew. */
final class TeamBudgetCard extends Div {
    private final Div actions = new Div();

    TeamBudgetCard(CurrentTeam team, BudgetRow row, Instant now) {
        addClassNames("card", "balance-card");
        H2 title = new H2("Team budget");
        title.addClassName("section-title");
        Span window = new Span(BudgetWords.windowTitle(row.status(), team.zone()));
        window.addClassNames("secondary");
        Div head = new Div(title, window);
        head.addClassName("balance-card__head");
        Span word = new Span("available");
        word.addClassName("secondary");
        Div amount = new Div(MoneyText.kpi(row.status().available()), word);
        amount.addClassName("balance-card__amount");
        BudgetBadges.of(row, team.zone()).forEach(amount::add);
        actions.addClassNames("balance-card__actions", "button-row");
        add(head, amount, new BudgetBar(row.figures()), figures(row), when(team, row, now));
    }

    /** Adds what can be done with it. */
    TeamBudgetCard with(Component action) {
        actions.add(action);
        add(actions);
        return this;
    }

    private static Component figures(BudgetRow row) {
        return new FiguresList()
                .put("Settled", row.status().spent())
                .put("Held", row.status().held())
                .put("Limit", row.status().limit());
    }

    private static Component when(CurrentTeam team, BudgetRow row, Instant now) {
        Div when = new Div();
        when.addClassName("balance-card__when");
        Instant resetsAt = row.status().resetsAt();
        when.add(
                line(
                        resetsAt == null
                                ? "never resets"
                                : TimeFormat.resets(resetsAt, now, team.zone())));
        BudgetForecast forecast = row.forecast();
        if (forecast != null && row.status().available().isPositive()) {
            when.add(new OutlookLine(row.status(), forecast, team.zone()));
        }
        return when;
    }

    private static Paragraph line(String text) {
        Paragraph line = new Paragraph(text);
        line.addClassName("balance-card__line");
        return line;
    }
}

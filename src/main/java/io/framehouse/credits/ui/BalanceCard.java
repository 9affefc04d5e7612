package io.framehouse.credits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.credits.Balance;
import io.framehouse.shared.Credits;
import io.framehouse.ui.BudgetBar;
import io.framehouse.ui.BudgetFigures;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.TimeFormat;

/** The team's credits: granted, spent, held and available, never mixed. */
final class BalanceCard extends Div {
    BalanceCard(CurrentTeam team, Balance balance) {
        addClassNames("card", "balance-card");
        H2 title = new H2("Team balance");
        title.addClassName("section-title");
        Span fresh =
                new Span(
                        "Up to date at "
                                + TimeFormat.timeWithSeconds(balance.asOf(), team.zone())
                                + " \u00b7 cannot be exceeded");
        fresh.addClassNames("caption", "num");
        Div head = new Div(title, fresh);
        head.addClassName("balance-card__head");
        Span word = new Span("available");
        word.addClassName("secondary");
        Div amount = new Div(MoneyText.kpi(balance.available()), word);
        amount.addClassName("balance-card__amount");
        if (balance.overdrawn()) {
            amount.add(
                    StatusBadge.of("Overdrawn", VaadinIcon.WARNING, StatusBadge.Style.BAD)
                            .meaning("More was settled than granted; new jobs are refused."));
        }
        add(
                head,
                amount,
                new BudgetBar(
                        new BudgetFigures(balance.granted(), balance.spent(), balance.held())),
                figures(balance));
    }

    private static Component figures(Balance balance) {
        DescriptionList list = new DescriptionList();
        list.addClassName("balance-card__figures");
        put(list, "Granted", balance.granted());
        put(list, "Spent", balance.spent());
        put(list, "Held", balance.held());
        put(list, "Available", balance.available());
        return list;
    }

    private static void put(DescriptionList list, String word, Credits amount) {
        Div pair =
                new Div(
                        new DescriptionList.Term(word),
                        new DescriptionList.Description(MoneyText.of(amount)));
        list.getElement().appendChild(pair.getElement());
    }
}

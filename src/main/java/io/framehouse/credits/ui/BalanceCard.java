package io.framehouse.credits.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.credits.Balance;
import io.framehouse.ui.BudgetBar;
import io.framehouse.ui.BudgetFigures;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.StatusBadge;

/** The team's credits over its whole life: granted, settled, held and available, never mixed. */
final class BalanceCard extends Div {
    BalanceCard(Balance balance) {
        addClassNames("card", "balance-card");
        H2 title = new H2("Team credits");
        title.addClassName("section-title");
        Span window = new Span("all that was granted");
        window.addClassName("secondary");
        Div head = new Div(title, window);
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
                new FiguresList()
                        .put("Settled", balance.spent())
                        .put("Held", balance.held())
                        .put("Granted", balance.granted()));
    }
}

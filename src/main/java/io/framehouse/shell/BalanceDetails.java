package io.framehouse.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.framehouse.ui.BudgetBar;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.TimeFormat;

/** The figures behind the chip: every limit, what is held, how fresh it is. */
final class BalanceDetails extends Div {
    BalanceDetails(CurrentTeam team, Glance glance, Component... actions) {
        addClassName("balance-details");
        add(line("Available to you", MoneyText.of(glance.available()), "balance-details__head"));
        Div limits = new Div();
        limits.addClassName("balance-details__limits");
        glance.limits().forEach(limit -> limits.add(limit(team, limit)));
        add(limits);
        add(line("Held now", MoneyText.of(glance.teamHeld()), "balance-details__held"));
        add(note(team, glance));
        Anchor budgets = new Anchor(team.path(NavigationItems.BUDGETS), "Budgets \u2192");
        budgets.addClassName("balance-details__link");
        Div ways = new Div(actions);
        ways.add(budgets);
        ways.addClassName("balance-details__ways");
        add(ways);
    }

    private static Component line(String label, Component value, String className) {
        Div line = new Div(new Span(label), value);
        line.addClassName("balance-details__line");
        if (!className.isEmpty()) {
            line.addClassName(className);
        }
        return line;
    }

    private static Component limit(CurrentTeam team, Glance.Limit limit) {
        Span figures =
                new Span(
                        CreditsFormat.number(limit.figures().available())
                                + " of "
                                + CreditsFormat.shortText(limit.figures().limit()));
        figures.addClassName("num");
        Div block = new Div(line(limit.name(), figures, ""), new BudgetBar(limit.figures()));
        block.addClassName("balance-details__limit");
        if (limit.resetsAt() != null) {
            block.add(caption("resets " + TimeFormat.nearDate(limit.resetsAt(), team.zone())));
        } else if (!limit.hard()) {
            block.add(caption("warns only"));
        }
        return block;
    }

    private static Component note(CurrentTeam team, Glance glance) {
        return caption(
                "Cannot be exceeded \u00b7 up to date at "
                        + TimeFormat.timeWithSeconds(glance.asOf(), team.zone()));
    }

    private static Component caption(String text) {
        Span caption = new Span(text);
        caption.addClassName("caption");
        return caption;
    }
}

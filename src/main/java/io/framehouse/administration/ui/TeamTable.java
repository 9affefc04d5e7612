package io.framehouse.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.credits.Balance;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import java.util.List;
import java.util.function.Function;

/** Teams with their lifetime figures; the name opens the panel. */
final class TeamTable {
    private TeamTable() {}

    static PlainTable of(List<TeamSummary> teams) {
        PlainTable table =
                new PlainTable(
                        "Teams",
                        List.of(
                                Column.text("Team"),
                                Column.text("Address"),
                                Column.text("Time zone"),
                                Column.number("Available cr"),
                                Column.number("Held cr"),
                                Column.number("Settled cr"),
                                Column.number("Max running"),
                                Column.number("Stored"),
                                Column.text("Status")));
        boolean available = whole(teams, Balance::available);
        boolean held = whole(teams, Balance::held);
        boolean spent = whole(teams, Balance::spent);
        for (TeamSummary one : teams) {
            Balance balance = one.balance();
            table.row(
                    List.of(
                            name(one),
                            mono(one.team().slug()),
                            PlainTable.text(one.team().data().zone().getId()),
                            PlainTable.text(CreditsFormat.inColumn(balance.available(), available)),
                            PlainTable.text(CreditsFormat.inColumn(balance.held(), held)),
                            PlainTable.text(CreditsFormat.inColumn(balance.spent(), spent)),
                            PlainTable.text(one.maxRunning()),
                            PlainTable.text(one.stored()),
                            status(one)));
        }
        return table;
    }

    static StatusBadge status(TeamSummary one) {
        return one.team().suspended()
                ? StatusBadge.of("Paused", VaadinIcon.PAUSE, Style.NEUTRAL)
                : StatusBadge.of("Active", VaadinIcon.CHECK_CIRCLE, Style.GOOD);
    }

    private static boolean whole(List<TeamSummary> teams, Function<Balance, Credits> amount) {
        return CreditsFormat.isWhole(
                teams.stream().map(one -> amount.apply(one.balance())).toList());
    }

    private static Component name(TeamSummary one) {
        return new Anchor(TeamsView.path(one.team().slug()), one.team().name());
    }

    private static Component mono(String text) {
        Span span = new Span(text);
        span.addClassName("mono");
        return span;
    }
}

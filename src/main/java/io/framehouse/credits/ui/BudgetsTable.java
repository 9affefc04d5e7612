package io.framehouse.credits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetForecast;
import io.framehouse.shared.Credits;
import io.framehouse.ui.BudgetBar;
import io.framehouse.ui.BudgetFigures;
import io.framehouse.ui.CardTable;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.RowMenu;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Budgets of one level with their three numbers and the next reset. */
final class BudgetsTable {
    private final CurrentTeam team;
    private final Instant now;
    private final boolean whole;

    private BudgetsTable(CurrentTeam team, Instant now, List<BudgetRow> rows) {
        this.team = team;
        this.now = now;
        this.whole =
                CreditsFormat.isWhole(
                        rows.stream()
                                .map(BudgetRow::figures)
                                .flatMap(one ->
                                        Stream.of(
                                                one.limit(),
                                                one.settled(),
                                                one.held(),
                                                one.available()))
                                .toList());
    }

    /** A table without actions. */
    static CardTable<BudgetRow> readOnly(
            CurrentTeam team, Instant now, String subject, List<BudgetRow> rows) {
        BudgetsTable cells = new BudgetsTable(team, now, rows);
        CardTable<BudgetRow> table =
                new CardTable<BudgetRow>(subject + " budgets")
                        .title(subject, row -> new Span(cells.title(row)))
                        .amount("Limit", cells.money(BudgetFigures::limit))
                        .amount("Settled", cells.money(BudgetFigures::settled))
                        .amount("Held", cells.money(BudgetFigures::held))
                        .amount("Available", cells.money(BudgetFigures::available))
                        .column("Used", cells::used)
                        .column("Resets", cells::resets)
                        .column("Alerts", BudgetsTable::alerts);
        table.addClassName("budgets-table");
        return table;
    }

    /** What an owner can do with a row. */
    interface Actions {
        void change(BudgetRow row);

        void endRaise(BudgetRow row);

        void remove(BudgetRow row);
    }

    static void withActions(CardTable<BudgetRow> table, Actions actions) {
        table.actions(row -> {
            RowMenu menu =
                    new RowMenu(
                            row.subject()
                                    + ", "
                                    + BudgetWords.resets(row.status().data().period()));
            menu.entry("Change budget", () -> actions.change(row));
            if (!row.raises().isEmpty()) {
                menu.entry("End raise", () -> actions.endRaise(row));
            }
            return menu.entry("Remove budget", () -> actions.remove(row));
        });
    }

    /** Limits of the team differ by their window, all others by whose they are. */
    private String title(BudgetRow row) {
        if (row.status().data().scope() != Scope.TEAM) {
            return row.subject();
        }
        String window = BudgetWords.windowTitle(row.status(), team.zone());
        return window.isEmpty()
                ? "Whole life"
                : window.substring(0, 1).toUpperCase(Locale.ROOT) + window.substring(1);
    }

    private Function<BudgetRow, Component> money(Function<BudgetFigures, Credits> figure) {
        return row -> {
            Credits amount = figure.apply(row.figures());
            Span text =
                    new Span(
                            CreditsFormat.inColumn(amount, whole)
                                    + CreditsFormat.THIN_SPACE
                                    + "cr");
            text.addClassName("num");
            text.setTitle(CreditsFormat.exactText(amount));
            return text;
        };
    }

    private Component used(BudgetRow row) {
        Div used = new Div(new BudgetBar(row.figures()));
        used.addClassName("budgets-table__used");
        BudgetBadges.of(row, team.zone()).forEach(used::add);
        if (!row.status().data().hard()) {
            Span warns = new Span("warns only");
            warns.addClassName("caption");
            used.add(warns);
        }
        BudgetForecast forecast = row.forecast();
        if (forecast != null && forecast.base() != null && row.status().available().isPositive()) {
            Span outlook = new Span(OutlookWords.line(row.status(), forecast, team.zone()));
            outlook.addClassName("caption");
            outlook.setTitle(forecast.method());
            used.add(outlook);
        }
        return used;
    }

    private static Component alerts(BudgetRow row) {
        Span alerts = new Span(BudgetWords.alerts(row.status().data().alertAt()));
        alerts.addClassName("num");
        return alerts;
    }

    private Component resets(BudgetRow row) {
        Span period = new Span(BudgetWords.resets(row.status().data().period()));
        Div resets = new Div(period);
        resets.addClassName("budgets-table__resets");
        Instant at = row.status().resetsAt();
        if (at != null) {
            Span next =
                    new Span(
                            TimeFormat.until(at, now)
                                    + " \u00b7 "
                                    + TimeFormat.absolute(at, team.zone()));
            next.addClassNames("caption", "num");
            next.setTitle(team.zone().getId());
            resets.add(next);
        }
        return resets;
    }
}

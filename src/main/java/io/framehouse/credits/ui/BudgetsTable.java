package io.framehouse.credits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.shared.Credits;
import io.framehouse.ui.BudgetBar;
import io.framehouse.ui.BudgetFigures;
import io.framehouse.ui.CardTable;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.RowMenu;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
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
                        .title(subject, row -> new Span(row.subject()))
                        .amount("Limit", cells.money(BudgetFigures::limit))
                        .amount("Settled", cells.money(BudgetFigures::settled))
                        .amount("Held", cells.money(BudgetFigures::held))
                        .amount("Available", cells.money(BudgetFigures::available))
                        .column("Used", BudgetsTable::used)
                        .column("Resets", cells::resets)
                        .column(
                                "When used up",
                                row -> new Span(BudgetWords.limits(row.status().data().hard())));
        table.addClassName("budgets-table");
        return table;
    }

    static CardTable<BudgetRow> withActions(
            CardTable<BudgetRow> table, Consumer<BudgetRow> change, Consumer<BudgetRow> remove) {
        return table.actions(row ->
                new RowMenu(row.subject() + ", " + BudgetWords.resets(row.status().data().period()))
                        .entry("Change budget", () -> change.accept(row))
                        .entry("Remove budget", () -> remove.accept(row)));
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

    private static Component used(BudgetRow row) {
        Div used = new Div(new BudgetBar(row.figures()));
        used.addClassName("budgets-table__used");
        switch (row.figures().level()) {
            case NEAR ->
                    used.add(
                            StatusBadge.of(
                                    "Near limit", VaadinIcon.WARNING, StatusBadge.Style.WARN));
            case USED_UP ->
                    used.add(StatusBadge.of("Used up", VaadinIcon.BAN, StatusBadge.Style.BAD));
            case WITHIN -> {}
        }
        return used;
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

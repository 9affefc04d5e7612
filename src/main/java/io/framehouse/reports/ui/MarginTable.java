package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.reports.MarginReport.Cost;
import io.framehouse.reports.MarginReport.Figures;
import io.framehouse.reports.MarginReport.Group;
import io.framehouse.reports.MarginReport.Lines;
import io.framehouse.reports.MarginReport.Margin;
import io.framehouse.reports.MarginReport.Row;
import io.framehouse.shared.Credits;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Settled less what has no cost, less the providers' cost, is the margin; with the sum. */
final class MarginTable extends Div {
    /** More rows than a page should carry; the file has them all. */
    private static final int MOST = 500;

    MarginTable(Margin found) {
        PlainTable table =
                new PlainTable(
                        "Margin",
                        List.of(
                                Column.text(title(found.group())),
                                Column.number("Jobs"),
                                Column.number("Settled"),
                                Column.number("No cost reported"),
                                Column.number("With a cost"),
                                Column.number("Provider cost"),
                                Column.number("Cost in credits"),
                                Column.number("Margin")));
        found.rows().stream()
                .limit(MOST)
                .forEach(row -> table.row(cells(name(row, found.group()), row.figures())));
        table.totals(cells("Total", found.total()));
        add(table);
        if (found.rows().size() > MOST) {
            Span more =
                    new Span(
                            "The largest %d of %d rows are shown; the file has all."
                                    .formatted(MOST, found.rows().size()));
            more.addClassName("caption");
            add(more);
        }
    }

    static String title(Group group) {
        return switch (group) {
            case MODEL -> "Model";
            case PROVIDER -> "Provider account";
            case TEAM -> "Team";
        };
    }

    private static String name(Row row, Group group) {
        String otherwise =
                group == Group.PROVIDER && row.id() == null
                        ? "No provider account"
                        : Objects.requireNonNullElse(row.id(), "Unknown");
        return Objects.requireNonNullElse(row.name(), otherwise);
    }

    private static List<Component> cells(String name, Figures figures) {
        return List.of(
                PlainTable.text(name),
                PlainTable.text(count(figures.all().jobs())),
                MoneyText.exact(figures.all().owed()),
                withoutCost(figures.withoutCost()),
                MoneyText.exact(figures.withCost().owed()),
                reported(figures.costs()),
                MoneyText.exact(figures.cost()),
                margin(figures));
    }

    private static Component withoutCost(Lines lines) {
        return lines.isEmpty()
                ? PlainTable.text("\u2013")
                : stacked(
                        MoneyText.exact(lines.owed()),
                        small(count(lines.jobs()) + (lines.jobs() == 1 ? " job" : " jobs")));
    }

    private static Component reported(List<Cost> costs) {
        return costs.isEmpty()
                ? PlainTable.text("\u2013")
                : stacked(
                        costs.stream()
                                .map(cost -> PlainTable.text(own(cost)))
                                .toArray(Component[]::new));
    }

    private static String own(Cost cost) {
        BigDecimal bare = cost.value().stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, bare.scale()) + "f", bare)
                + " "
                + cost.unit();
    }

    private static Component margin(Figures figures) {
        Credits margin = figures.margin();
        if (margin == null) {
            return PlainTable.text("\u2013");
        }
        Div cell = stacked(MoneyText.exact(margin));
        if (figures.percent() != null) {
            cell.add(small(ProofModel.plain(figures.percent()) + " %"));
        }
        if (figures.isLoss()) {
            cell.add(
                    StatusBadge.of("Loss", VaadinIcon.WARNING, Style.BAD)
                            .meaning("The provider's cost is above what was settled."));
        }
        return cell;
    }

    private static Div stacked(Component... parts) {
        Div cell = new Div(parts);
        cell.addClassName("month__stack");
        return cell;
    }

    private static Component small(String text) {
        Span small = new Span(text);
        small.addClassName("secondary");
        return small;
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

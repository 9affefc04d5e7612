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
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Settled less what has no cost, less the providers' cost, is the margin; with the sum. */
final class MarginTable extends Div {
    /** More rows than a page should carry; the file has them all. */
    private static final int MOST = 500;

    private final int places;

    MarginTable(Margin found) {
        List<Row> rows = found.rows().stream().limit(MOST).toList();
        places =
                CreditsFormat.places(
                        Stream.concat(rows.stream().map(Row::figures), Stream.of(found.total()))
                                .flatMap(MarginTable::amounts)
                                .toList());
        PlainTable table =
                new PlainTable(
                        "Margin",
                        List.of(
                                Column.text(title(found.group())),
                                Column.number("Jobs"),
                                Column.number("Settled cr"),
                                Column.number("Without cost cr"),
                                Column.number("With cost cr"),
                                Column.number("Provider cost"),
                                Column.number("Cost cr"),
                                Column.number("Margin cr")));
        rows.forEach(row -> table.row(cells(name(row, found.group()), row.figures())));
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

    private static Stream<Credits> amounts(Figures figures) {
        return Stream.of(
                        figures.all().owed(),
                        figures.withoutCost().owed(),
                        figures.withCost().owed(),
                        figures.cost(),
                        figures.margin())
                .filter(Objects::nonNull);
    }

    private List<Component> cells(String name, Figures figures) {
        return List.of(
                PlainTable.text(name),
                PlainTable.text(count(figures.all().jobs())),
                MoneyText.inColumn(figures.all().owed(), places),
                withoutCost(figures.withoutCost()),
                MoneyText.inColumn(figures.withCost().owed(), places),
                reported(figures.costs()),
                MoneyText.inColumn(figures.cost(), places),
                margin(figures));
    }

    private Component withoutCost(Lines lines) {
        return lines.isEmpty()
                ? PlainTable.text("\u2013")
                : stacked(
                        MoneyText.inColumn(lines.owed(), places),
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
        return UsageNumbers.amount(cost.value()) + " " + cost.unit();
    }

    private Component margin(Figures figures) {
        Credits margin = figures.margin();
        if (margin == null) {
            return PlainTable.text("\u2013");
        }
        Div cell = stacked(MoneyText.inColumn(margin, places));
        if (figures.percent() != null) {
            cell.add(small(ProofModel.plain(figures.percent()) + CreditsFormat.THIN_SPACE + "%"));
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

package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.framehouse.reports.CostAllocation.Chargeback;
import io.framehouse.reports.CostAllocation.Figures;
import io.framehouse.reports.CostAllocation.Row;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who owes what, with the sum. */
final class ChargebackTable extends Div {
    /** More rows than a page should carry; the file has them all. */
    private static final int MOST = 500;

    private final int places;

    /** Of all teams. */
    ChargebackTable(Chargeback found) {
        this(found, "Team", row -> PlainTable.text(row.teamName()), row -> Optional.empty());
    }

    /**
     * Any.
     *
     * @param second title of the second column, and {@code cell} what stands in it; empty for none
     * @param lines where the lines behind a row are
     */
    ChargebackTable(
            Chargeback found,
            String second,
            Function<Row, Component> cell,
            Function<Row, Optional<String>> lines) {
        List<Row> rows = found.rows().stream().limit(MOST).toList();
        places =
                CreditsFormat.places(
                        Stream.concat(rows.stream().map(Row::figures), Stream.of(found.total()))
                                .flatMap(one ->
                                        Stream.of(one.settled(), one.corrections(), one.owed()))
                                .toList());
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("Cost centre"));
        if (!second.isEmpty()) {
            columns.add(Column.text(second));
        }
        columns.addAll(
                List.of(
                        Column.number("Jobs"),
                        Column.number("Seconds"),
                        Column.number("Settled cr"),
                        Column.number("Corrections cr"),
                        Column.number("Owed cr"),
                        Column.number("USD"),
                        Column.number("Share")));
        PlainTable table = new PlainTable("Cost centres", columns);
        for (Row row : rows) {
            List<Component> cells = new ArrayList<>();
            cells.add(center(row, lines.apply(row)));
            if (!second.isEmpty()) {
                cells.add(cell.apply(row));
            }
            cells.addAll(figures(row.figures(), row.share()));
            table.row(cells);
        }
        List<Component> total = new ArrayList<>();
        total.add(PlainTable.text("Total"));
        if (!second.isEmpty()) {
            total.add(PlainTable.text(""));
        }
        total.addAll(figures(found.total(), null));
        table.totals(total);
        add(table);
        if (found.rows().size() > MOST) {
            Span more =
                    new Span(
                            "The dearest %d of %d rows are shown; the file has all."
                                    .formatted(MOST, found.rows().size()));
            more.addClassName("caption");
            add(more);
        }
    }

    private static Component center(Row row, Optional<String> lines) {
        String center = row.costCenter() == null ? "No cost centre" : row.costCenter();
        if (lines.isEmpty()) {
            return PlainTable.text(center);
        }
        Anchor link = new Anchor(lines.get(), center);
        link.getElement().setAttribute("dir", "auto");
        return link;
    }

    private List<Component> figures(Figures figures, @Nullable BigDecimal share) {
        List<Component> cells = new ArrayList<>();
        cells.add(PlainTable.text(count(figures.jobs())));
        cells.add(PlainTable.text(count(figures.seconds())));
        cells.add(MoneyText.inColumn(figures.settled(), places));
        cells.add(MoneyText.inColumn(figures.corrections(), places));
        cells.add(MoneyText.inColumn(figures.owed(), places));
        cells.add(PlainTable.text(usd(figures.usd())));
        cells.add(
                PlainTable.text(
                        share == null
                                ? ""
                                : share.toPlainString() + CreditsFormat.THIN_SPACE + "%"));
        return cells;
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String usd(@Nullable BigDecimal usd) {
        return usd == null
                ? "\u2013"
                : String.format(Locale.ROOT, "%,.2f", usd.setScale(2, RoundingMode.HALF_UP))
                        .replace('-', '\u2212');
    }
}

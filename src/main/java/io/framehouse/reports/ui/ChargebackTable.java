package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who owes what, with the sum. */
final class ChargebackTable extends Div {
    /** More rows than a page should carry; the file has them all. */
    private static final int MOST = 500;

    private final int places;

    ChargebackTable(Chargeback found) {
        List<Row> rows = found.rows().stream().limit(MOST).toList();
        places =
                CreditsFormat.places(
                        Stream.concat(rows.stream().map(Row::figures), Stream.of(found.total()))
                                .flatMap(one ->
                                        Stream.of(one.settled(), one.corrections(), one.owed()))
                                .toList());
        PlainTable table =
                new PlainTable(
                        "Cost centres",
                        List.of(
                                Column.text("Cost centre"),
                                Column.text("Team"),
                                Column.number("Jobs"),
                                Column.number("Seconds"),
                                Column.number("Settled cr"),
                                Column.number("Corrections cr"),
                                Column.number("Owed cr"),
                                Column.number("USD"),
                                Column.number("Share")));
        rows.forEach(row -> table.row(cells(row)));
        table.totals(cells("Total", "", found.total(), null));
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

    private List<Component> cells(Row row) {
        String center = row.costCenter();
        return cells(
                center == null ? "No cost centre" : center,
                row.teamName(),
                row.figures(),
                row.share());
    }

    private List<Component> cells(
            String center, String team, Figures figures, @Nullable BigDecimal share) {
        List<Component> cells = new ArrayList<>();
        cells.add(PlainTable.text(center));
        cells.add(PlainTable.text(team));
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

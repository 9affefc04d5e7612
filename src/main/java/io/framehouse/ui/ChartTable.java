package io.framehouse.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.framehouse.ui.ChartData.Cell;
import io.framehouse.ui.ChartData.Point;
import io.framehouse.ui.ChartData.Series;
import io.framehouse.ui.PlainTable.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table that a chart is as well. */
final class ChartTable {
    private static final String UNKNOWN = "No data";

    private ChartTable() {}

    static PlainTable of(ChartData data) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(data.rows()));
        data.series().forEach(one -> columns.add(Column.number(one.name())));
        if (data.hasTotals()) {
            columns.add(Column.number("Total"));
        }
        PlainTable table = new PlainTable(data.title(), columns);
        for (int i = 0; i < data.points().size(); i++) {
            table.row(row(data, i));
        }
        if (data.hasTotals() && !data.points().isEmpty()) {
            table.totals(totals(data));
        }
        return table;
    }

    private static List<Component> row(ChartData data, int index) {
        Point point = data.points().get(index);
        List<Component> cells = new ArrayList<>();
        cells.add(named(point.title() + (point.soFar() ? ", so far" : ""), point.address()));
        for (Series one : data.series()) {
            Cell cell = one.cells().get(index);
            cells.add(
                    cell.value() == null && cell.text().isEmpty()
                            ? unknown(one)
                            : linked(cell.text().isEmpty() ? "0" : cell.text(), cell.address()));
        }
        if (data.hasTotals()) {
            cells.add(linked(point.total(), point.address()));
        }
        return cells;
    }

    /** A forecast of what is over, and what happened on a day that comes, are no gaps. */
    private static Component unknown(Series series) {
        boolean guess = series.mark() == ChartData.Mark.FORECAST;
        Span text = new Span(guess ? "\u2013" : UNKNOWN);
        text.addClassName("secondary");
        return text;
    }

    private static List<Component> totals(ChartData data) {
        List<Component> cells = new ArrayList<>();
        cells.add(PlainTable.text("Total"));
        data.series().forEach(one -> cells.add(PlainTable.text(one.total())));
        cells.add(PlainTable.text(data.total()));
        return cells;
    }

    private static Component named(String text, @Nullable String address) {
        Component name = linked(text, address);
        name.getElement().setAttribute("dir", "auto");
        return name;
    }

    private static Component linked(String text, @Nullable String address) {
        return address == null ? new Span(text) : new Anchor(address, text);
    }
}

package io.framehouse.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/**
 * A table of a few hundred rows at most, as real table elements: first column names the row, the
 * last row may be totals. On phones each row becomes a card.
 */
public final class PlainTable extends Div {
    private final NativeTable table = new NativeTable();
    private final List<Column> columns;

    /** One column; a numeric one is right-aligned and tabular. */
    public record Column(String label, boolean numeric) {
        public static Column text(String label) {
            return new Column(label, false);
        }

        public static Column number(String label) {
            return new Column(label, true);
        }
    }

    /**
     * A table without rows.
     *
     * @param caption names the table for screen readers
     */
    public PlainTable(String caption, List<Column> columns) {
        this.columns = List.copyOf(columns);
        addClassName("plain-table");
        /* A wide table scrolls in its own region, which the keyboard must reach. */
        getElement()
                .setAttribute("role", "region")
                .setAttribute("aria-label", caption)
                .setAttribute("tabindex", "0");
        table.addClassName("plain-table__table");
        /* Roles said aloud, because display: block on phones takes them away in some browsers. */
        table.getElement().setAttribute("role", "table").setAttribute("aria-label", caption);
        NativeTableRow head = row();
        for (Column column : columns) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(column.label());
            cell.getElement().setAttribute("scope", "col").setAttribute("role", "columnheader");
            mark(cell, column);
            head.add(cell);
        }
        table.getHead().add(head);
        add(table);
    }

    /** Adds a row; the first cell is its heading. */
    public PlainTable row(List<? extends Component> cells) {
        table.getBody().add(cells(row(), cells));
        return this;
    }

    /** Adds the row of totals. */
    public PlainTable totals(List<? extends Component> cells) {
        table.getFoot().add(cells(row(), cells));
        return this;
    }

    /** A plain cell. */
    public static Component text(String text) {
        return new Span(text);
    }

    private NativeTableRow cells(NativeTableRow row, List<? extends Component> cells) {
        for (int i = 0; i < cells.size(); i++) {
            Column column = columns.get(i);
            Component cell = i == 0 ? heading(cells.get(i)) : data(cells.get(i));
            cell.getElement().setAttribute("data-label", column.label());
            mark(cell, column);
            row.add(cell);
        }
        return row;
    }

    private static Component heading(Component content) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(content);
        cell.getElement().setAttribute("scope", "row").setAttribute("role", "rowheader");
        return cell;
    }

    private static Component data(Component content) {
        NativeTableCell cell = new NativeTableCell(content);
        cell.getElement().setAttribute("role", "cell");
        return cell;
    }

    private static NativeTableRow row() {
        NativeTableRow row = new NativeTableRow();
        row.getElement().setAttribute("role", "row");
        return row;
    }

    private static void mark(Component cell, Column column) {
        if (column.numeric()) {
            cell.addClassName("plain-table__number");
        }
    }
}

package io.framehouse.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A short list with components in its rows: a table on wide screens, a card a row on phones. Shows
 * 100 rows and more on demand; long lists belong into a grid.
 */
public final class CardTable<T> extends Div {
    private static final int ROWS_AT_ONCE = 100;

    private final List<Column<T>> columns = new ArrayList<>();
    private final NativeTable table = new NativeTable();
    private final NativeTableRow head = new NativeTableRow();
    private final NativeTableBody body = table.getBody();
    private final Button more = new Button("Show more");
    private List<T> rows = List.of();
    private int shown;

    private record Column<T>(
            String header, String className, Function<T, ? extends Component> cell) {}

    /**
     * A table without columns yet.
     *
     * @param name what screen readers call it, such as {@code API keys}
     */
    public CardTable(String name) {
        addClassName("card-table");
        table.getElement().setAttribute("role", "table").setAttribute("aria-label", name);
        body.getElement().setAttribute("role", "rowgroup");
        head.getElement().setAttribute("role", "row");
        table.getHead().getElement().setAttribute("role", "rowgroup");
        table.getHead().add(head);
        more.addClickListener(click -> showMore());
        add(table);
    }

    /** The column that names the row; it heads the card. */
    public CardTable<T> title(String header, Function<T, ? extends Component> cell) {
        return add(header, "card-table__title", cell);
    }

    public CardTable<T> column(String header, Function<T, ? extends Component> cell) {
        return add(header, "card-table__cell", cell);
    }

    /** A column of amounts, aligned to the right. */
    public CardTable<T> amount(String header, Function<T, ? extends Component> cell) {
        return add(header, "card-table__amount", cell);
    }

    /** The column of what can be done; its header is only spoken. */
    public CardTable<T> actions(Function<T, ? extends Component> cell) {
        return add("Actions", "card-table__actions", cell);
    }

    /** Replaces all rows. */
    public CardTable<T> rows(List<T> rows) {
        this.rows = List.copyOf(rows);
        body.removeAll();
        shown = 0;
        showMore();
        return this;
    }

    /** Adds rows below those shown, for lists that are read page by page. */
    public CardTable<T> append(List<T> more) {
        more.forEach(row -> body.add(line(row)));
        return this;
    }

    private CardTable<T> add(
            String header, String className, Function<T, ? extends Component> cell) {
        columns.add(new Column<>(header, className, cell));
        NativeTableHeaderCell th = new NativeTableHeaderCell();
        th.addClassName(className);
        th.getElement().setAttribute("role", "columnheader").setAttribute("scope", "col");
        Span words = new Span(header);
        words.setClassName("visually-hidden", className.equals("card-table__actions"));
        th.add(words);
        head.add(th);
        return this;
    }

    private void showMore() {
        int end = Math.min(rows.size(), shown + ROWS_AT_ONCE);
        rows.subList(shown, end).forEach(row -> body.add(line(row)));
        shown = end;
        more.setText("Show %d more".formatted(Math.min(ROWS_AT_ONCE, rows.size() - shown)));
        if (shown < rows.size()) {
            add(more);
        } else {
            remove(more);
        }
    }

    private NativeTableRow line(T row) {
        NativeTableRow line = new NativeTableRow();
        line.addClassName("card-table__row");
        line.getElement().setAttribute("role", "row");
        for (Column<T> column : columns) {
            NativeTableCell cell = new NativeTableCell();
            cell.addClassName(column.className());
            cell.getElement()
                    .setAttribute("role", "cell")
                    .setAttribute("data-label", column.header());
            cell.add(column.cell().apply(row));
            line.add(cell);
        }
        return line;
    }
}

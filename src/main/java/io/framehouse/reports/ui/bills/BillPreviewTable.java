package io.framehouse.reports.ui.bills;

import com.vaadin.flow.component.Component;
import io.framehouse.reports.BillPreview;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import java.util.List;
import java.util.stream.IntStream;

/** The first rows of a file as they stand there. */
final class BillPreviewTable {
    private static final int MOST_COLUMNS = 12;
    private static final int MOST_ROWS = 5;

    private BillPreviewTable() {}

    static PlainTable of(BillPreview preview) {
        int count = Math.min(preview.headings().size(), MOST_COLUMNS);
        PlainTable table =
                new PlainTable(
                        "First rows of the file",
                        preview.headings().subList(0, count).stream().map(Column::text).toList());
        preview.rows().stream()
                .limit(MOST_ROWS)
                .forEach(row ->
                        table.row(IntStream.range(0, count).mapToObj(i -> cell(row, i)).toList()));
        return table;
    }

    private static Component cell(List<String> row, int place) {
        return PlainTable.text(place < row.size() ? row.get(place) : "");
    }
}

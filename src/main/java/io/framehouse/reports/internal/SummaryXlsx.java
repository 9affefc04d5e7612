package io.framehouse.reports.internal;

import io.framehouse.reports.UsageExports.Days;
import io.framehouse.reports.UsageExports.Summary;
import io.framehouse.shared.Credits;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Grouped usage as a workbook: the groups with their sum, and a sheet that says what they are. */
final class SummaryXlsx {
    private static final int WIDE = 24;
    private static final int NARROW = 16;

    private SummaryXlsx() {}

    /**
     * Writes a workbook and leaves the stream open.
     *
     * @param names of the ids in the filter
     */
    static void write(
            SummaryTable table,
            Summary what,
            Period period,
            Map<String, String> names,
            OutputStream target) {
        SteadyZip zip = UsageXlsx.zip(target);
        Workbook book = UsageXlsx.book(zip);
        Worksheet sheet = book.newWorksheet("Summary");
        groups(table, sheet);
        UsageXlsx.unchecked(sheet::finish);
        about(table, what, period, names, book.newWorksheet("About"));
        UsageXlsx.unchecked(book::finish);
        UsageXlsx.unchecked(zip::finish);
    }

    private static void groups(SummaryTable table, Worksheet sheet) {
        List<String> titles = table.titles();
        for (int column = 0; column < titles.size(); column++) {
            sheet.inlineString(0, column, titles.get(column));
            sheet.width(column, column < table.groupBy().size() ? WIDE : NARROW);
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
        XlsxCells cells = new XlsxCells(sheet);
        int row = 0;
        for (List<@Nullable Object> group : table.rows()) {
            row++;
            write(cells, row, group);
        }
        sheet.setAutoFilter(0, 0, row, titles.size() - 1);
        row++;
        write(cells, row, table.total());
        for (int column = 0; column < titles.size(); column++) {
            sheet.style(row, column).bold().set();
        }
    }

    private static void write(XlsxCells cells, int row, List<@Nullable Object> group) {
        cells.row(row);
        group.forEach(value -> {
            switch (value) {
                case null -> cells.text(null);
                case Credits credits -> cells.decimal(credits);
                case BigDecimal decimal -> cells.decimal(decimal.toPlainString());
                case Long number -> cells.number(number);
                default -> cells.text(value.toString());
            }
        });
    }

    private static void about(
            SummaryTable table,
            Summary what,
            Period period,
            Map<String, String> names,
            Worksheet sheet) {
        sheet.width(0, WIDE + NARROW);
        sheet.width(1, WIDE + NARROW);
        XlsxCells cells = new XlsxCells(sheet);
        int row = 0;
        row = XlsxAbout.text(cells, row, "Period", what.from() + " to " + what.to());
        row = XlsxAbout.text(cells, row, "Days begin at midnight in", period.zone().getId());
        Days before = what.before();
        if (before != null) {
            row = XlsxAbout.text(cells, row, "Compared with", before.from() + " to " + before.to());
        }
        row = XlsxAbout.text(cells, row, "Unit", "credits");
        row = XlsxAbout.text(cells, row, "Grouped by", String.join(", ", what.groupBy()));
        row = XlsxAbout.filter(cells, row, what.filter(), names);
        row = XlsxAbout.number(cells, row, "Lines", table.usage().total().lines());
        row = XlsxAbout.amount(cells, row, "Settled in all", table.usage().settled());
        if (what.groupBy().contains("label")) {
            row =
                    XlsxAbout.text(
                            cells, row, "Labels", "A job counts under each, and once in the total");
        }
        for (int each = 0; each < row; each++) {
            sheet.style(each, 0).bold().set();
        }
    }
}

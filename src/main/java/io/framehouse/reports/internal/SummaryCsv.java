package io.framehouse.reports.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.framehouse.shared.Credits;
import io.framehouse.shared.SpreadsheetText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grouped usage as CSV; a cell that a spreadsheet would run as a formula gets an apostrophe. */
final class SummaryCsv {
    private SummaryCsv() {}

    static void write(SummaryTable table, OutputStream target) {
        CsvWriter csv =
                CsvWriter.builder().build(new OutputStreamWriter(target, StandardCharsets.UTF_8));
        csv.writeRecord(table.words());
        table.rows().forEach(row -> csv.writeRecord(cells(row)));
        try {
            csv.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> cells(List<@Nullable Object> row) {
        return row.stream().map(SummaryCsv::cell).toList();
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Credits credits -> credits.toWire();
            case BigDecimal decimal -> decimal.toPlainString();
            case String text -> SpreadsheetText.safe(text);
            default -> value.toString();
        };
    }
}

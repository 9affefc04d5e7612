package io.framehouse.reports.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.framehouse.reports.UsageReport.Usage;
import io.framehouse.reports.UsageReport.UsageRow;
import io.framehouse.shared.SpreadsheetText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Grouped usage as CSV; a cell that a spreadsheet would run as a formula gets an apostrophe. */
final class SummaryCsv {
    private SummaryCsv() {}

    static void write(Usage usage, List<String> groupBy, OutputStream target) {
        CsvWriter csv =
                CsvWriter.builder().build(new OutputStreamWriter(target, StandardCharsets.UTF_8));
        List<String> head = new ArrayList<>(groupBy);
        head.addAll(List.of("jobs", "seconds", "settled"));
        csv.writeRecord(head);
        usage.rows().forEach(row -> csv.writeRecord(cells(row, groupBy)));
        try {
            csv.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> cells(UsageRow row, List<String> groupBy) {
        List<String> cells = new ArrayList<>();
        groupBy.forEach(name -> cells.add(SpreadsheetText.safe(row.group().get(name))));
        cells.add(Long.toString(row.jobs()));
        cells.add(Long.toString(row.seconds()));
        cells.add(row.settled().toWire());
        return cells;
    }
}

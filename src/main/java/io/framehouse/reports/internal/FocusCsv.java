package io.framehouse.reports.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/**
 * Usage as CSV, written after FOCUS 1.2 with the columns that 1.3 adds. Null is an empty field.
 *
 * @see "Decision 0040: exports"
 */
final class FocusCsv implements UsageWriter {
    private final CsvWriter writer;
    private final FocusRates rates;
    private final ZoneId zone;

    /** Begins a file; {@code zone} is the platform's, whose months are billed. */
    FocusCsv(OutputStream target, FocusRates rates, ZoneId zone) {
        this.rates = rates;
        this.zone = zone;
        this.writer =
                CsvWriter.builder().build(new OutputStreamWriter(target, StandardCharsets.UTF_8));
        writer.writeRecord(FocusColumn.ALL.stream().map(FocusColumn::name).toList());
    }

    @Override
    public void write(UsageLine line) {
        FocusRow row = new FocusRow(line, rates.at(line.effectiveAt()), zone);
        writer.writeRecord(
                FocusColumn.ALL.stream().map(column -> column.value().apply(row)).toList());
    }

    @Override
    public void finish() {
        try {
            writer.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package io.framehouse.reports.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.framehouse.shared.SpreadsheetText;
import io.framehouse.shared.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Usage as CSV (RFC 4180), one row a line, safe to open in a spreadsheet. Programs read it: its
 * columns may grow at the end, and never change.
 */
final class UsageCsv implements UsageWriter {
    private static final List<String> HEADER =
            List.of(
                    "settled_at",
                    "submitted_at",
                    "book_month",
                    "team",
                    "job_id",
                    "ledger_transfer_id",
                    "provider_task_id",
                    "model",
                    "member",
                    "key",
                    "cost_center",
                    "labels",
                    "seconds",
                    "resolution",
                    "off_peak",
                    "quote_credits",
                    "settled_credits",
                    "provider_cost",
                    "provider_cost_unit",
                    "price_version",
                    "kind",
                    "corrects_transfer_id");

    private final CsvWriter writer;

    UsageCsv(OutputStream target) {
        this.writer =
                CsvWriter.builder().build(new OutputStreamWriter(target, StandardCharsets.UTF_8));
        writer.writeRecord(HEADER);
    }

    @Override
    public void write(UsageLine line) {
        writer.writeRecord(
                line.settledAt().toString(),
                line.submittedAt().toString(),
                line.bookMonth().toString(),
                SpreadsheetText.safe(line.teamName()),
                line.job().toString(),
                line.transfer().toString(),
                SpreadsheetText.safe(line.providerTask()),
                SpreadsheetText.safe(line.model()),
                SpreadsheetText.safe(UsageLine.nameOf(line.member())),
                SpreadsheetText.safe(UsageLine.nameOf(line.key())),
                SpreadsheetText.safe(line.costCenter()),
                SpreadsheetText.safe(String.join(" ", line.labels())),
                text(line.seconds()),
                SpreadsheetText.safe(line.resolution()),
                Boolean.toString(line.offPeak()),
                line.quote().toWire(),
                line.settled().toWire(),
                SpreadsheetText.safe(line.providerCost()),
                SpreadsheetText.safe(line.providerCostUnit()),
                Long.toString(line.priceVersion()),
                Wire.of(line.kind()),
                text(line.corrects()));
    }

    @Override
    public void finish() {
        try {
            writer.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}

package io.framehouse.reports.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.framehouse.shared.Credits;
import io.framehouse.shared.SpreadsheetText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Usage as CSV (RFC 4180), one row a settled job or a later correction of one, safe to open in a
 * spreadsheet. Corrections belong to the month in which they were booked, in the platform's zone.
 */
final class UsageCsv {
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
    private final ZoneId platformZone;

    UsageCsv(OutputStream target, ZoneId platformZone) {
        this.platformZone = platformZone;
        this.writer =
                CsvWriter.builder().build(new OutputStreamWriter(target, StandardCharsets.UTF_8));
        writer.writeRecord(HEADER);
    }

    void write(ResultSet row) {
        try {
            writer.writeRecord(cells(row));
        } catch (SQLException failure) {
            throw new IllegalStateException("A usage record could not be read", failure);
        }
    }

    void finish() {
        try {
            writer.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> cells(ResultSet row) throws SQLException {
        List<String> cells = new ArrayList<>(HEADER.size());
        cells.add(time(row, "settled_at"));
        cells.add(time(row, "submitted_at"));
        cells.add(bookMonth(row));
        for (String column :
                List.of("team_name", "job_id", "transfer_id", "provider_task_id", "model")) {
            cells.add(SpreadsheetText.safe(row.getString(column)));
        }
        cells.add(SpreadsheetText.safe(row.getString("member_name")));
        cells.add(SpreadsheetText.safe(row.getString("key_name")));
        cells.add(SpreadsheetText.safe(row.getString("cost_center")));
        cells.add(
                SpreadsheetText.safe(
                        String.join(" ", (String[]) row.getArray("labels").getArray())));
        cells.add(SpreadsheetText.safe(row.getString("duration_seconds")));
        cells.add(SpreadsheetText.safe(row.getString("resolution")));
        cells.add(Boolean.toString(row.getBoolean("off_peak")));
        cells.add(Credits.ofMicros(row.getLong("quote_micros")).toWire());
        cells.add(Credits.ofMicros(row.getLong("settled_micros")).toWire());
        cells.add(SpreadsheetText.safe(row.getString("provider_cost_value")));
        cells.add(SpreadsheetText.safe(row.getString("provider_cost_unit")));
        cells.add(row.getString("price_version"));
        cells.add(row.getString("kind"));
        cells.add(SpreadsheetText.safe(row.getString("corrects_transfer_id")));
        return cells;
    }

    private String bookMonth(ResultSet row) throws SQLException {
        if (row.getString("kind").equals("settled")) {
            return row.getString("book_month").substring(0, 7);
        }
        OffsetDateTime booked = row.getObject("settled_at", OffsetDateTime.class);
        return YearMonth.from(booked.atZoneSameInstant(platformZone)).toString();
    }

    private static String time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toInstant()
                .toString();
    }
}

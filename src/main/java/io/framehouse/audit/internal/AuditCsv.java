package io.framehouse.audit.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.framehouse.shared.SpreadsheetText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Entries as CSV (RFC 4180), a row each, safe to open in a spreadsheet. */
final class AuditCsv {
    private static final List<String> COLUMNS =
            List.of(
                    "team_name",
                    "actor_kind",
                    "actor_label",
                    "actor_id",
                    "action",
                    "object_type",
                    "object_id",
                    "reason",
                    "before",
                    "after",
                    "source",
                    "address",
                    "agent",
                    "request_id",
                    "id",
                    "seal");
    private static final List<String> HEADER =
            List.of(
                    "at",
                    "team",
                    "actor_kind",
                    "actor",
                    "actor_id",
                    "action",
                    "object_type",
                    "object_id",
                    "reason",
                    "before",
                    "after",
                    "source",
                    "address",
                    "agent",
                    "request_id",
                    "entry_id",
                    "seal");

    private final CsvWriter writer;

    AuditCsv(OutputStream target) {
        this.writer =
                CsvWriter.builder().build(new OutputStreamWriter(target, StandardCharsets.UTF_8));
    }

    /** Written only once reading is allowed, so that a refusal leaves the answer empty. */
    void head() {
        writer.writeRecord(HEADER);
    }

    void write(ResultSet row) {
        try {
            List<String> cells = new ArrayList<>(HEADER.size());
            cells.add(row.getObject("at", OffsetDateTime.class).toInstant().toString());
            for (String column : COLUMNS) {
                cells.add(SpreadsheetText.safe(row.getString(column)));
            }
            writer.writeRecord(cells);
        } catch (SQLException failure) {
            throw new IllegalStateException("An audit entry could not be read", failure);
        }
    }

    void finish() {
        try {
            writer.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

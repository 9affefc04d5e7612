package io.framehouse.storage.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.framehouse.shared.SpreadsheetText;
import io.framehouse.shared.TeamId;
import io.framehouse.storage.internal.TeamArchive.StoredFile;
import io.framehouse.teams.TeamExportPart.Files;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the parts of an export a few rows at a time, inside a transaction of the team. What is
 * written to stays open.
 */
@Repository
class ExportQueries {
    private static final int ROWS_AT_ONCE = 500;

    private final JdbcClient jdbc;

    ExportQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StoredFile> files(TeamId team, Files files) {
        return jdbc.sql(files.query())
                .param("team", team.value())
                .query((row, number) ->
                        new StoredFile(
                                files.directory() + "/" + row.getString("name"),
                                row.getString("blob_key")))
                .list();
    }

    /** One JSON object a line. */
    void writeLines(TeamId team, String query, OutputStream target) throws IOException {
        Writer writer = writer(target);
        jdbc.sql("select to_jsonb(r)::text from (" + query + ") r")
                .param("team", team.value())
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    try {
                        writer.write(row.getString(1));
                        writer.write('\n');
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                });
        writer.flush();
    }

    /** RFC 4180 with a header, safe to open in a spreadsheet. */
    void writeCsv(TeamId team, String query, OutputStream target) throws IOException {
        Writer writer = writer(target);
        CsvWriter csv = CsvWriter.builder().build(writer);
        boolean[] begun = {false};
        jdbc.sql(query)
                .param("team", team.value())
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    if (!begun[0]) {
                        begun[0] = true;
                        csv.writeRecord(names(row.getMetaData()));
                    }
                    csv.writeRecord(values(row));
                });
        csv.flush();
        writer.flush();
    }

    private static Writer writer(OutputStream target) {
        return new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8));
    }

    private static List<String> names(ResultSetMetaData columns) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            names.add(columns.getColumnLabel(column));
        }
        return names;
    }

    private static List<String> values(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            String value = row.getString(column);
            boolean text = columns.getColumnType(column) == Types.VARCHAR;
            values.add(value == null ? "" : text ? SpreadsheetText.safe(value) : value);
        }
        return values;
    }
}

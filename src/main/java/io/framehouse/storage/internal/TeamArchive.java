package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.BlobMissingException;
import io.framehouse.storage.BlobStore;
import io.framehouse.teams.TeamExportPart;
import io.framehouse.teams.TeamExportPart.Files;
import io.framehouse.teams.TeamExportPart.Rows;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Writes all of a team's data into one ZIP, row by row and file by file, so that its size is the
 * disk's matter and not the memory's. All tables are read in one transaction of the team.
 */
@Component
class TeamArchive {
    private static final String READ_ME =
            """
            All data of one team.

            data/    what the tables hold: one JSON object a line (.ndjson) or a spreadsheet (.csv)
            others   pictures and videos, named by the id that their table has
            missing.txt   files that a table names and that are not stored any more, if any

            Times carry their offset, credits are millionths where a column ends with _micros. Secrets are left
            out: keys and webhooks can be made anew, not read again.
            """;

    private final ObjectProvider<TeamExportPart> parts;
    private final ExportQueries queries;
    private final TeamTransactions transactions;
    private final BlobStore blobs;

    TeamArchive(
            ObjectProvider<TeamExportPart> parts,
            ExportQueries queries,
            TeamTransactions transactions,
            BlobStore blobs) {
        this.parts = parts;
        this.queries = queries;
        this.transactions = transactions;
        this.blobs = blobs;
    }

    void write(TeamId team, Path file) {
        try (OutputStream disk = java.nio.file.Files.newOutputStream(file);
                ZipOutputStream zip =
                        new ZipOutputStream(
                                new BufferedOutputStream(disk), StandardCharsets.UTF_8)) {
            text(zip, "README.txt", READ_ME);
            List<StoredFile> files = transactions.inTeam(team, () -> tables(team, zip));
            copy(zip, files);
        } catch (IOException failure) {
            throw new UncheckedIOException("The export could not be written", failure);
        }
    }

    /** Stored bytes and where they go. */
    record StoredFile(String name, String blobKey) {}

    private List<StoredFile> tables(TeamId team, ZipOutputStream zip) {
        List<StoredFile> files = new ArrayList<>();
        parts.orderedStream()
                .forEach(part -> {
                    for (Rows rows : part.rows()) {
                        table(team, zip, rows);
                    }
                    for (Files some : part.files()) {
                        files.addAll(queries.files(team, some));
                    }
                });
        return files;
    }

    private void table(TeamId team, ZipOutputStream zip, Rows rows) {
        try {
            zip.putNextEntry(new ZipEntry("data/" + rows.file()));
            if (rows.file().endsWith(".csv")) {
                queries.writeCsv(team, rows.query(), zip);
            } else {
                queries.writeLines(team, rows.query(), zip);
            }
            zip.closeEntry();
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The table " + rows.file() + " could not be written", failure);
        }
    }

    private void copy(ZipOutputStream zip, List<StoredFile> files) throws IOException {
        StringBuilder missing = new StringBuilder();
        // Pictures and videos are packed already; packing them again would only cost time.
        zip.setLevel(java.util.zip.Deflater.NO_COMPRESSION);
        for (StoredFile file : files) {
            try (InputStream bytes = blobs.open(file.blobKey(), 0, -1)) {
                zip.putNextEntry(new ZipEntry(file.name()));
                bytes.transferTo(zip);
                zip.closeEntry();
            } catch (BlobMissingException gone) {
                missing.append(file.name()).append('\n');
            }
        }
        if (!missing.isEmpty()) {
            text(zip, "missing.txt", missing.toString());
        }
    }

    private static void text(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}

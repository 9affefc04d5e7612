package io.framehouse.teams;

import java.util.List;

/**
 * What a module has of a team, for the file that a team takes its data away in. Queries name the
 * team as {@code :team} and run with the rights of the team itself; they select no secret and no
 * hash of one.
 */
public interface TeamExportPart {
    /** Tables of the file. */
    List<Rows> rows();

    /** Stored bytes that go with them. */
    default List<Files> files() {
        return List.of();
    }

    /**
     * One table.
     *
     * @param file its name; {@code .csv} for what people open in a spreadsheet, else {@code
     *     .ndjson}
     * @param query an SQL select
     */
    record Rows(String file, String query) {}

    /**
     * Stored bytes in one directory.
     *
     * @param query an SQL select of {@code name} and {@code blob_key}
     */
    record Files(String directory, String query) {}
}

package io.framehouse.reports;

import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Usage as files. All formats are written from the same lines in the same order (when settled,
 * team, job, ledger transfer), and the same lines give the same bytes, whatever the zone and
 * language of the machine. Nothing is held in memory. Every method checks the current actor.
 *
 * @see "Decision 0040: exports"
 */
public interface UsageExports {
    /** So many lines fit on the sheet of a workbook, below its header. */
    int MOST_LINES_OF_A_SHEET = 1_048_575;

    /** What a file of lines can be. */
    enum Format {
        /** RFC 4180, for programs. */
        CSV,
        /** A workbook for people. */
        XLSX,
        /** Written after FOCUS 1.2, with the columns that 1.3 adds. */
        FOCUS
    }

    /**
     * How much a file would have.
     *
     * @param lines settled jobs and corrections
     * @param zone whose days the period has
     */
    record Extent(long lines, Credits settled, ZoneId zone) {}

    /**
     * What is in a period.
     *
     * @param team null for all teams (platform roles)
     * @param from first day, and {@code to} last day, in the zone of {@link UsageReport#zone}
     */
    Extent extent(@Nullable TeamId team, LocalDate from, LocalDate to);

    /**
     * Writes a line a settled job and one a later correction, and leaves the stream open.
     *
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST before the first byte, where a
     *     workbook cannot take so many lines
     */
    void write(
            Format format,
            @Nullable TeamId team,
            LocalDate from,
            LocalDate to,
            OutputStream target);

    /** Writes groups without a filter. */
    default void writeSummary(
            @Nullable TeamId team,
            LocalDate from,
            LocalDate to,
            List<String> groupBy,
            OutputStream target) {
        writeSummary(team, from, to, UsageFilter.ALL, groupBy, target);
    }

    /**
     * Writes the groups of {@link UsageReport#totals} as CSV, with their figures.
     *
     * @param groupBy as there
     */
    void writeSummary(
            @Nullable TeamId team,
            LocalDate from,
            LocalDate to,
            UsageFilter filter,
            List<String> groupBy,
            OutputStream target);

    /**
     * What a FOCUS file of a month is, apart from the file: who made it, by which version, with
     * which columns, and whether lines can still be added.
     *
     * @return JSON
     */
    String focusMetadata(YearMonth month);
}

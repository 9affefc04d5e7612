package io.framehouse.reports;

import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
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

    /** What is in a period, without a filter. */
    default Extent extent(@Nullable TeamId team, LocalDate from, LocalDate to) {
        return extent(team, from, to, UsageFilter.ALL);
    }

    /**
     * What is in a period.
     *
     * @param team null for all teams (platform roles)
     * @param from first day, and {@code to} last day, in the zone of {@link UsageReport#zone}
     */
    Extent extent(@Nullable TeamId team, LocalDate from, LocalDate to, UsageFilter filter);

    /** Writes all lines of a period. */
    default void write(
            Format format,
            @Nullable TeamId team,
            LocalDate from,
            LocalDate to,
            OutputStream target) {
        write(format, team, from, to, UsageFilter.ALL, target);
    }

    /**
     * Writes a line a settled job and one a later correction, and leaves the stream open. The lines
     * are those that the figures of {@link UsageReport#totals} with the same filter are made of.
     *
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST before the first byte, where a
     *     workbook cannot take so many lines, or where the format takes no filter
     */
    void write(
            Format format,
            @Nullable TeamId team,
            LocalDate from,
            LocalDate to,
            UsageFilter filter,
            OutputStream target);

    /** Writes groups without a filter. */
    default void writeSummary(
            @Nullable TeamId team,
            LocalDate from,
            LocalDate to,
            List<String> groupBy,
            OutputStream target) {
        writeSummary(
                Format.CSV, team, new Summary(from, to, UsageFilter.ALL, groupBy, null), target);
    }

    /**
     * Writes the groups of {@link UsageReport#totals} with their figures: all of them, also where
     * the report lists the largest only.
     *
     * @param format CSV without a sum, or a workbook with one
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST before the first byte, where
     *     there are more than {@link #MOST_GROUPS}
     */
    void writeSummary(Format format, @Nullable TeamId team, Summary what, OutputStream target);

    /** So many groups has a summary at most. */
    int MOST_GROUPS = 50_000;

    /**
     * Groups of a period.
     *
     * @param groupBy as in {@link UsageReport#totals}
     * @param before what each group is compared with; null for nothing
     */
    record Summary(
            LocalDate from,
            LocalDate to,
            UsageFilter filter,
            List<String> groupBy,
            @Nullable Days before) {
        public Summary {
            groupBy = List.copyOf(groupBy);
        }
    }

    /** Days, the first and the last included. */
    record Days(LocalDate from, LocalDate to) {}

    /**
     * Refuses a filter where a format has none: a file for cost tools is all of a period, since
     * such a tool puts it in place of what it had of that period.
     */
    static void requireThatItFits(Format format, UsageFilter filter) {
        if (format == Format.FOCUS && !filter.isAll()) {
            throw DomainException.invalid(
                    "format",
                    "not_with_filter",
                    "format is focus, which is always the whole period: a cost tool puts it in place of what it had. Leave the filter out, or ask for csv or xlsx.");
        }
    }

    /**
     * What a FOCUS file of a month is, apart from the file: who made it, by which version, with
     * which columns, and whether lines can still be added.
     *
     * @return JSON
     */
    String focusMetadata(YearMonth month);
}

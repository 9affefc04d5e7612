package io.framehouse.reports;

import io.framehouse.shared.TeamId;
import java.io.OutputStream;
import java.time.YearMonth;

/**
 * What one team owes for one month, as a document. Of a closed month it is byte by byte the same
 * for ever; of an open one it is marked as a draft.
 *
 * @see "Decision 0043: exports in the background, and statements"
 */
public interface Statements {
    /**
     * Writes a PDF and leaves the stream open. Its sums are those of the month's lines, as every
     * export has them. For owners, admins and billing of the team, and for platform roles.
     *
     * @param month of the books, in the platform's zone; not after the running one
     * @throws io.framehouse.shared.DomainException invalid_request naming {@code month}
     */
    void write(TeamId team, YearMonth month, OutputStream target);

    /** The running month, in the platform's zone; every month up to it has a statement. */
    YearMonth running(TeamId team);

    /** Such as {@code statement_studio-nord_2026-10.pdf}. */
    static String fileName(String slug, YearMonth month) {
        return "statement_" + slug + "_" + month + ".pdf";
    }
}

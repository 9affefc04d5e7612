package io.framehouse.reports;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Closes months of the books for ever. A month is never opened again: what comes later is a line of
 * the open month that points back. For platform roles; only finance closes.
 *
 * @see "Decision 0039: how a month is closed"
 */
public interface MonthClose {
    /** A month as it is: closed, or what stands in the way of closing it. */
    MonthSheet month(YearMonth month);

    /** The month whose turn it is: the first open one that has lines, else the running one. */
    YearMonth next();

    /** Closed months, newest first, at most 36. */
    List<ClosedMonth> history();

    /**
     * Closes a month in one transaction; bookings wait meanwhile. Audited.
     *
     * @param note why differences with the providers, or bills that were not imported, are
     *     accepted; needed only where there are any
     * @return the closed month
     * @throws io.framehouse.shared.DomainException wrong_state with what stands in the way, or
     *     invalid_request where a note is needed
     */
    MonthSheet close(YearMonth month, @Nullable String note);

    /**
     * Books an adjustment of a job that has a line in a closed month, in the open month, pointing
     * back. The same transfer id again changes nothing.
     *
     * @param amount added to what the job has cost; less than zero takes off, never zero
     * @return what was booked, and in which month
     */
    Corrected correct(YearMonth month, UUID transferId, JobId job, Credits amount, String reason);

    /**
     * What a correction of a job in a closed month would act on.
     *
     * @throws io.framehouse.shared.DomainException as {@link #correct} would, but for the amount
     */
    Correctable correctable(YearMonth month, JobId job);

    /**
     * A job with a line in a closed month.
     *
     * @param cost what it has cost so far, with all its corrections
     * @param bookMonth the open month in which a correction would be booked now
     */
    record Correctable(
            TeamId team, String teamName, String model, Credits cost, YearMonth bookMonth) {}

    /** A correction of a closed month, and the open month that it is a line of. */
    record Corrected(UUID transferId, YearMonth bookMonth) {}
}

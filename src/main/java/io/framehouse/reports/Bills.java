package io.framehouse.reports;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bills of providers, compared with the books line by line. For platform roles; finance imports and
 * decides.
 *
 * @see "Decision 0042: bills of providers"
 */
public interface Bills {
    /** A file has at most so many bytes. */
    long MAX_BYTES = 50_000_000L;

    /** A file has at most so many rows. */
    int MAX_LINES = 1_000_000;

    /** Accounts that may have a bill, by name. */
    List<Account> accounts();

    /**
     * Reads the beginning of a file.
     *
     * @param mapping null to have one proposed: that of the account's last bill where its columns
     *     are there, else by the headings
     * @throws io.framehouse.shared.DomainException invalid_request where it is no such file
     */
    BillPreview preview(UUID account, Path file, @Nullable BillMapping mapping);

    /** Reads the whole file and keeps nothing. */
    BillCheck check(Path file, BillMapping mapping);

    /**
     * Keeps a file and compares it, in one transaction. What was current for the account and month
     * is superseded; decisions about the same differences are carried over. The mapping is
     * remembered for the account. Audited.
     *
     * @throws io.framehouse.shared.DomainException wrong_state with {@code bill_id} where the same
     *     file is there already, invalid_request with the broken fields, too_large
     */
    ProviderBill take(Path file, Form form);

    /** Newest first, superseded ones too. */
    Page<ProviderBill> list(PageRequest page);

    /** Current bills of a month, by account. */
    List<ProviderBill> ofMonth(YearMonth month);

    ProviderBill get(UUID bill);

    /** In the order of the file; what only we have comes last. */
    Page<BillMatch> matches(UUID bill, Filter filter, PageRequest page);

    BillMatch match(UUID bill, long number);

    /**
     * Leaves a difference as it is. Audited.
     *
     * @param note why, 1 to 500 characters
     */
    BillMatch accept(UUID bill, long number, String note);

    /**
     * Books an adjustment of the job by {@link io.framehouse.credits.Corrections}, in the open
     * month, once: the same again answers the same, another amount is refused. Audited.
     *
     * @param amount added to what the job has cost; less than zero takes off, never zero
     * @param job null for the job of the difference; to be named where it has none
     * @param reason 1 to 500 characters
     */
    BillMatch resolve(UUID bill, long number, Credits amount, @Nullable JobId job, String reason);

    /** Takes a note back; an adjustment stays. Audited. */
    BillMatch reopen(UUID bill, long number);

    /**
     * Removes a bill whose differences nobody decided about. Audited.
     *
     * @throws io.framehouse.shared.DomainException wrong_state where somebody did, or it was
     *     superseded
     */
    void delete(UUID bill);

    /** All matches of a bill as CSV, streamed and formula-safe. */
    void writeCsv(UUID bill, OutputStream target);

    /** An account that may have a bill. */
    record Account(UUID id, String name, String dialect, boolean removed) {}

    /**
     * What a person says of a file.
     *
     * @param tolerance up to which an amount agrees, in the bill's unit, from 0
     * @param tolerancePercent the same in per cent of ours, 0 to 100; the greater one counts
     * @param windowMinutes how far a line without a task may lie from the job's time, 0 to 1440
     */
    record Form(
            UUID account,
            YearMonth month,
            String fileName,
            BillMapping mapping,
            BigDecimal tolerance,
            BigDecimal tolerancePercent,
            int windowMinutes) {}

    /**
     * Which matches are asked for.
     *
     * @param kind null for all
     * @param open only those that wait for a decision
     */
    record Filter(BillMatch.@Nullable Kind kind, boolean open) {
        /** All of them. */
        public static Filter all() {
            return new Filter(null, false);
        }
    }
}

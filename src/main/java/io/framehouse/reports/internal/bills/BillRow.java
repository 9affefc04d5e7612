package io.framehouse.reports.internal.bills;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file as it was read.
 *
 * @param kind {@code charge}, {@code credit}, {@code total} or {@code unread}
 * @param taskKey the task id without blanks and case
 * @param raw the row as it stands there, cut where it is very long
 * @param problem null but for what could not be read
 */
record BillRow(
        int line,
        String kind,
        @Nullable String taskId,
        @Nullable String taskKey,
        @Nullable Instant at,
        @Nullable LocalDate day,
        @Nullable BigDecimal amount,
        @Nullable String unit,
        @Nullable String description,
        String raw,
        @Nullable Problem problem) {
    static final String CHARGE = "charge";
    static final String CREDIT = "credit";
    static final String TOTAL = "total";
    static final String UNREAD = "unread";

    /** Why a row could not be read. */
    record Problem(String field, String rule, String message) {}
}

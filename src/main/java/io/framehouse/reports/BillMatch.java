package io.framehouse.reports;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a bill beside what we have for it, or what only one side has.
 *
 * @param number names it within its bill: the file's line, or from a billion on for what only we
 *     have
 * @param line what the file says; null where only we have it
 * @param job ours; null where there is none
 * @param theirs what they bill, in {@code theirUnit}
 * @param ours what we settled, in {@code ourUnit}
 * @param estimated whether ours is what the job settled at, since no cost was reported
 * @param difference theirs less ours in their unit; null where the units cannot be compared
 * @param differenceCredits the same in our credits, by the rate at the month's end
 * @param resolution what was decided, or null
 * @param remark what the comparison has to say of it beyond its reason, such as on which other bill
 *     the job is; null for nothing, and once somebody decided
 */
public record BillMatch(
        UUID bill,
        long number,
        Kind kind,
        Reason reason,
        @Nullable Line line,
        @Nullable Ours job,
        @Nullable LocalDate day,
        @Nullable BigDecimal theirs,
        @Nullable String theirUnit,
        @Nullable BigDecimal ours,
        @Nullable String ourUnit,
        boolean estimated,
        @Nullable BigDecimal difference,
        @Nullable Credits differenceCredits,
        State state,
        @Nullable Decision resolution,
        @Nullable String remark) {

    /** How the two sides stand to each other. */
    public enum Kind {
        MATCHED,
        ONLY_THEIRS,
        ONLY_OURS,
        AMOUNT_DIFFERS,
        /** A row that could not be read. */
        UNREAD
    }

    /** Why it is of its kind. */
    public enum Reason {
        /** The task id is the same, to the letter. */
        TASK,
        /** The task id is the same without blanks and case. */
        TASK_NORMALISED,
        /** There is no task id; account, time and amount agree. */
        TIME_AND_AMOUNT,
        /** The sum of a day. */
        DAY,
        /** Nothing is billed for it. */
        FREE,
        /** The line has another unit than the cost that was reported to us. */
        UNIT,
        /** The task is on this bill more than once; another line has it. */
        DUPLICATE,
        /** The task is on a bill of another month already. */
        BILLED_BEFORE,
        /** They give something back. */
        CREDIT_NOTE,
        /** The task is ours, at another account. */
        OTHER_ACCOUNT,
        /** The job of this task ended without cost. */
        NOT_SETTLED,
        /** The job of this task has no end yet. */
        OPEN,
        /** No job of ours has this task. */
        UNKNOWN_TASK,
        /** There is no task id, and nothing at that time with that amount. */
        NOTHING_LIKE_IT,
        /** We settled it, and this bill does not have it. */
        MISSING,
        /** The same, within a day of the month's ends: the next bill may have it. */
        MISSING_AT_EDGE,
        /** Not readable, see the line's problem. */
        UNREADABLE
    }

    /** Whether somebody must look. */
    public enum State {
        /** Nothing to do. */
        CLEAR,
        OPEN,
        /** Left as it is, with a note. */
        ACCEPTED,
        /** An adjustment is being booked. */
        ADJUSTING,
        /** An adjustment was booked. */
        ADJUSTED,
        /** The bill of another month has it. */
        ELSEWHERE
    }

    /**
     * What the file says.
     *
     * @param number the line it begins on, from 1
     * @param raw the row as it stands there
     * @param problem why it could not be read, or null
     */
    public record Line(
            int number,
            @Nullable String taskId,
            @Nullable Instant at,
            @Nullable String description,
            String raw,
            @Nullable String problem) {}

    /** A job of ours, and where it is. */
    public record Ours(
            JobId id,
            @Nullable TeamId team,
            @Nullable String teamName,
            @Nullable String teamSlug,
            @Nullable Instant settledAt) {}

    /**
     * What was decided.
     *
     * @param adjusted what was added to what the job has cost, and {@code bookMonth} the month that
     *     it is a line of; null where only a note was kept
     */
    public record Decision(
            String note,
            String by,
            Instant at,
            @Nullable UUID transferId,
            @Nullable Credits adjusted,
            @Nullable JobId job,
            @Nullable YearMonth bookMonth) {}

    /** Whether somebody still has to decide. */
    public boolean isOpen() {
        return state == State.OPEN || state == State.ADJUSTING;
    }
}

package io.framehouse.reports.internal;

import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of usage: a settled job, or a later correction of one. Every export is written from
 * these, so that no two of them can read the books differently.
 *
 * @param transfer the ledger transfer that the line stands for
 * @param corrects the settlement it corrects, and {@code correctedAt} when that was booked; null
 *     for a settled job, and for a late success that had no settlement
 * @param member who submitted; null where a key without a person did
 * @param providerCost as the provider reported it, in {@code providerCostUnit}, never converted
 * @param quote zero for corrections
 * @param settled signed
 * @param seconds of video, 0 or more; 0 for corrections; null where the model has no length
 * @param settledAt when it was booked
 * @param bookMonth that of this moment in the platform's zone or, where it was closed by then, the
 *     first one after it that was not
 */
record UsageLine(
        Kind kind,
        TeamId team,
        String teamName,
        String teamSlug,
        UUID job,
        UUID transfer,
        @Nullable UUID corrects,
        @Nullable Instant correctedAt,
        String model,
        @Nullable Named member,
        @Nullable Named key,
        @Nullable String costCenter,
        List<String> labels,
        @Nullable String providerTask,
        @Nullable String providerCost,
        @Nullable String providerCostUnit,
        Credits quote,
        Credits settled,
        long priceVersion,
        @Nullable Long seconds,
        @Nullable String resolution,
        boolean offPeak,
        Instant submittedAt,
        Instant settledAt,
        YearMonth bookMonth) {
    UsageLine {
        labels = List.copyOf(labels);
    }

    /** What a line is in the ledger. */
    enum Kind {
        /** A job's own settlement. */
        SETTLED,
        /** Credits given back for a job. */
        REFUND,
        /** A job's amount set right, either way; also a late success. */
        ADJUST
    }

    /** Whom an id belongs to; the name may be gone. */
    record Named(UUID id, @Nullable String name) {}

    static @Nullable String nameOf(@Nullable Named whom) {
        return whom == null ? null : whom.name();
    }

    /**
     * When what is paid for happened: a correction acts on the day of the settlement it corrects,
     * one without a settlement on the day its job was submitted.
     */
    Instant effectiveAt() {
        if (kind == Kind.SETTLED) {
            return settledAt;
        }
        return correctedAt == null ? submittedAt : correctedAt;
    }

    /** Whether it sets right a month before its own. */
    boolean isLate(ZoneId zone) {
        return YearMonth.from(effectiveAt().atZone(zone)).isBefore(bookMonth);
    }
}

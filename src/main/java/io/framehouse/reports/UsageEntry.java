package io.framehouse.reports;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a figure of usage is made of: a settled job, a correction, or a job that ended without
 * settlement.
 *
 * @param transfer the ledger's; null for jobs that ended without
 * @param member who submitted, or null
 * @param provider the account; null where there was none, and for a team, which does not see it
 * @param providerCost as reported, in {@code providerUnit}
 * @param quoted zero for corrections
 * @param settled signed
 * @param at when it was booked or the job ended
 * @param bookMonth null for jobs that ended without settlement
 */
public record UsageEntry(
        Kind kind,
        TeamId team,
        String teamName,
        JobId job,
        @Nullable UUID transfer,
        @Nullable String providerTask,
        String model,
        @Nullable Named member,
        @Nullable Named key,
        @Nullable Named provider,
        @Nullable String costCenter,
        List<String> labels,
        @Nullable String resolution,
        boolean offPeak,
        long seconds,
        @Nullable BigDecimal providerCost,
        @Nullable String providerUnit,
        Credits quoted,
        Credits settled,
        Instant at,
        @Nullable YearMonth bookMonth) {
    public UsageEntry {
        labels = List.copyOf(labels);
    }

    /** What happened. */
    public enum Kind {
        SETTLED,
        REFUND,
        ADJUST,
        FAILED,
        CANCELLED
    }

    /** Whom an id belongs to; a dash where the name is gone. */
    public record Named(UUID id, String name) {}
}

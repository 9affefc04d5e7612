package io.framehouse.gateway.rest.admin;

import io.framehouse.reports.BillMatch;
import io.framehouse.shared.Wire;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a bill beside ours; amounts are decimals in their units. */
record BillMatchJson(
        long number,
        String kind,
        String reason,
        String state,
        @Nullable Integer line,
        @Nullable String taskId,
        @Nullable Instant at,
        @Nullable LocalDate day,
        @Nullable String description,
        @Nullable String raw,
        @Nullable String problem,
        @Nullable String jobId,
        @Nullable String teamId,
        @Nullable String theirs,
        @Nullable String theirUnit,
        @Nullable String ours,
        @Nullable String ourUnit,
        boolean estimated,
        @Nullable String difference,
        @Nullable String differenceCredits,
        @Nullable DecisionJson decision,
        @Nullable String remark) {
    static BillMatchJson of(BillMatch match) {
        BillMatch.Line line = match.line();
        BillMatch.Ours job = match.job();
        BillMatch.Decision decision = match.resolution();
        return new BillMatchJson(
                match.number(),
                Wire.of(match.kind()),
                Wire.of(match.reason()),
                Wire.of(match.state()),
                line == null ? null : line.number(),
                line == null ? null : line.taskId(),
                line == null ? null : line.at(),
                match.day(),
                line == null ? null : line.description(),
                line == null ? null : line.raw(),
                line == null ? null : line.problem(),
                job == null ? null : job.id().toString(),
                job == null || job.team() == null ? null : job.team().toString(),
                plain(match.theirs()),
                match.theirUnit(),
                plain(match.ours()),
                match.ourUnit(),
                match.estimated(),
                plain(match.difference()),
                match.differenceCredits() == null ? null : match.differenceCredits().toWire(),
                decision == null ? null : DecisionJson.of(decision),
                match.remark());
    }

    private static @Nullable String plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    /** What was decided; the amount of an adjustment in credits. */
    record DecisionJson(
            String note,
            String by,
            Instant at,
            @Nullable UUID transferId,
            @Nullable String amount,
            @Nullable String jobId,
            @Nullable String bookMonth) {
        static DecisionJson of(BillMatch.Decision decision) {
            return new DecisionJson(
                    decision.note(),
                    decision.by(),
                    decision.at(),
                    decision.transferId(),
                    decision.adjusted() == null ? null : decision.adjusted().toWire(),
                    decision.job() == null ? null : decision.job().toString(),
                    decision.bookMonth() == null ? null : decision.bookMonth().toString());
        }
    }
}

package io.framehouse.gateway.rest;

import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobAssets.JobAsset;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.UnknownReason;
import io.framehouse.providers.ProviderCost;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A job on the native API; the field list is fixed.
 *
 * @param priority 0 to 9, higher first among the team's own waiting jobs; 5 where none was asked
 */
record JobJson(
        String id,
        String model,
        ObjectNode parameters,
        String state,
        @Nullable String reason,
        @Nullable String providerReason,
        @Nullable Integer progress,
        String quote,
        List<QuoteLineJson> quoteLines,
        @Nullable String settled,
        @Nullable CostJson providerCost,
        List<JobAssetJson> assets,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant expectedBy,
        @Nullable String costCenter,
        List<String> labels,
        @Nullable String keyId,
        int attempt,
        int priority) {
    static JobJson of(Job job, List<JobAsset> assets) {
        return new JobJson(
                job.id().toString(),
                job.model(),
                job.parameters(),
                job.state().wire(),
                reason(job),
                job.providerReason(),
                job.progress(),
                job.quote().toWire(),
                QuoteLineJson.of(job.quoteLines()),
                WireNumbers.credits(job.settled()),
                CostJson.of(job.providerCost()),
                JobAssetJson.of(assets),
                job.createdAt(),
                job.updatedAt(),
                job.finishedAt(),
                job.expectedBy(),
                job.costCenter(),
                job.labels(),
                job.keyId() == null ? null : job.keyId().toString(),
                job.attempt(),
                job.priority());
    }

    /** Why it waits, failed, or is not known. */
    private static @Nullable String reason(Job job) {
        UnknownReason why = job.state() == JobState.UNKNOWN ? job.unknownReason() : null;
        return why == null ? job.reason() : Wire.of(why);
    }

    /** What the provider reported, exactly; the value is text. */
    record CostJson(String value, String unit) {
        static @Nullable CostJson of(@Nullable ProviderCost cost) {
            return cost == null ? null : new CostJson(cost.value().toPlainString(), cost.unit());
        }
    }
}

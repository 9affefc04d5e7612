package io.framehouse.gateway.rest.admin;

import io.framehouse.gateway.rest.WireNumbers;
import io.framehouse.jobs.JobCase;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job as the operator of the platform sees it: no prompt, no pictures. */
record JobCaseJson(
        String id,
        String teamId,
        String model,
        String state,
        @Nullable String reason,
        @Nullable String providerReason,
        String quote,
        @Nullable String settled,
        int attempt,
        @Nullable UUID tag,
        @Nullable String providerAccountId,
        @Nullable String providerTaskId,
        int checks,
        @Nullable Instant unknownSince,
        @Nullable Instant nextCheckAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant finishedAt) {
    static JobCaseJson of(JobCase job) {
        return new JobCaseJson(
                job.id().toString(),
                job.team().toString(),
                job.model(),
                job.state().wire(),
                job.reason(),
                job.providerReason(),
                job.quote().toWire(),
                WireNumbers.credits(job.settled()),
                job.attempt(),
                job.tag(),
                job.account() == null ? null : job.account().toString(),
                job.providerTaskId(),
                job.checks(),
                job.unknownSince(),
                job.nextCheckAt(),
                job.createdAt(),
                job.updatedAt(),
                job.finishedAt());
    }
}

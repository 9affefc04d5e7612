package io.framehouse.gateway.rest;

import io.framehouse.jobs.JobEvent;
import io.framehouse.jobs.JobState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of a job's timeline. */
record JobEventJson(
        UUID id,
        Instant at,
        String word,
        @Nullable String from,
        @Nullable String to,
        String actor,
        @Nullable String providerWord,
        @Nullable String amount,
        @Nullable String detail) {
    static JobEventJson of(JobEvent event) {
        return new JobEventJson(
                event.id(),
                event.at(),
                event.word(),
                wire(event.from()),
                wire(event.to()),
                event.actor(),
                event.providerWord(),
                WireNumbers.credits(event.amount()),
                event.detail());
    }

    private static @Nullable String wire(@Nullable JobState state) {
        return state == null ? null : state.wire();
    }
}

package io.framehouse.jobs;

import io.framehouse.providers.AccountId;
import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as the operator of the platform sees it: what is known about its fate, without prompt and
 * pictures.
 *
 * @param reason why it is unknown, else our word for why it failed
 * @param providerReason the provider's last words
 * @param attempt how often it was sent
 * @param tag what the provider may know it by, where it echoes our payload
 * @param checks how often the provider was asked
 * @param nextCheckAt when it is asked next, also after a decision; null for never
 * @param personAskedAt since when it waits for a person, or null
 */
public record JobCase(
        TeamId team,
        JobId id,
        String model,
        JobState state,
        @Nullable String reason,
        @Nullable String providerReason,
        Credits quote,
        @Nullable Credits settled,
        int attempt,
        @Nullable UUID tag,
        @Nullable AccountId account,
        @Nullable String providerTaskId,
        int checks,
        @Nullable Instant unknownSince,
        @Nullable Instant nextCheckAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant personAskedAt) {}

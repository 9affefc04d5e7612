package io.framehouse.jobs;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as lists show it.
 *
 * @param waitingReason why a held job waits, such as provider_busy, or null
 * @param coverAsset the cover's asset id once there is one
 * @param held what is held now; zero when final
 * @param videoReady whether our copy can be played, or never will be
 */
public record JobRow(
        JobId id,
        String prompt,
        String model,
        JobState state,
        boolean offPeak,
        @Nullable String waitingReason,
        @Nullable Integer durationSeconds,
        String submitter,
        Credits held,
        @Nullable Credits settled,
        @Nullable UUID coverAsset,
        boolean videoReady,
        Instant createdAt,
        Instant updatedAt) {}

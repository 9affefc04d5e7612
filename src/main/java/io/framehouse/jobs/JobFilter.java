package io.framehouse.jobs;

import io.framehouse.shared.KeyId;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which jobs a list asks for; null and empty mean any. */
public record JobFilter(
        Set<JobState> states,
        @Nullable String model,
        @Nullable String label,
        @Nullable String text,
        @Nullable UserId submittedBy,
        @Nullable KeyId key,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo) {
    public JobFilter {
        states = Set.copyOf(states);
    }

    public static JobFilter any() {
        return new JobFilter(Set.of(), null, null, null, null, null, null, null);
    }
}

package io.framehouse.jobs.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How submissions of one team go together; the figures are measured. */
class SubmitManner implements GroupCommit.Manner<NewJob> {
    private static final GroupCommit.Limits LIMITS =
            new GroupCommit.Limits(64, 4_000_000, 2_000, Duration.ofSeconds(30));

    @Override
    public GroupCommit.Limits limits() {
        return LIMITS;
    }

    @Override
    public long weight(NewJob job) {
        return job.weight();
    }

    @Override
    public @Nullable Object identity(NewJob job) {
        return job.identity();
    }
}

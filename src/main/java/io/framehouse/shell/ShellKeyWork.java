package io.framehouse.shell;

import io.framehouse.access.KeyWork;
import io.framehouse.jobs.JobFilter;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.Jobs;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Counts the jobs of keys. */
@Component
@Lazy
final class ShellKeyWork implements KeyWork {
    private static final Set<JobState> OPEN =
            EnumSet.of(
                    JobState.HELD,
                    JobState.SUBMITTING,
                    JobState.QUEUED,
                    JobState.RUNNING,
                    JobState.UNKNOWN);

    private final Jobs jobs;
    private final CurrentActor currentActor;

    ShellKeyWork(Jobs jobs, CurrentActor currentActor) {
        this.jobs = jobs;
        this.currentActor = currentActor;
    }

    @Override
    public Optional<Work> of(TeamId team, KeyId key, Instant since) {
        return currentActor.get().may(team, Action.VIEW_JOBS)
                ? Optional.of(
                        new Work(count(team, key, Set.of(), since), count(team, key, OPEN, null)))
                : Optional.empty();
    }

    private int count(TeamId team, KeyId key, Set<JobState> states, @Nullable Instant since) {
        JobFilter filter = new JobFilter(states, null, null, null, null, key, since, null);
        return jobs.list(team, filter, new PageRequest(MOST, null)).items().size();
    }
}

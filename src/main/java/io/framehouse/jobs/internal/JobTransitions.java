package io.framehouse.jobs.internal;

import static io.framehouse.jobs.JobState.CANCELLED;
import static io.framehouse.jobs.JobState.FAILED;
import static io.framehouse.jobs.JobState.HELD;
import static io.framehouse.jobs.JobState.QUEUED;
import static io.framehouse.jobs.JobState.RUNNING;
import static io.framehouse.jobs.JobState.SUBMITTING;
import static io.framehouse.jobs.JobState.SUCCEEDED;
import static io.framehouse.jobs.JobState.UNKNOWN;

import io.framehouse.jobs.JobState;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The table of allowed changes of state; what is not in it does not happen. */
final class JobTransitions {
    private static final Map<JobState, Set<JobState>> ALLOWED = new EnumMap<>(JobState.class);

    static {
        ALLOWED.put(HELD, Set.of(SUBMITTING, CANCELLED));
        ALLOWED.put(SUBMITTING, Set.of(QUEUED, HELD, FAILED, UNKNOWN));
        ALLOWED.put(QUEUED, Set.of(RUNNING, SUCCEEDED, FAILED, CANCELLED, UNKNOWN));
        ALLOWED.put(RUNNING, Set.of(SUCCEEDED, FAILED, CANCELLED, UNKNOWN));
        ALLOWED.put(UNKNOWN, Set.of(QUEUED, RUNNING, SUCCEEDED, FAILED, CANCELLED));
        ALLOWED.put(SUCCEEDED, Set.of());
        ALLOWED.put(FAILED, Set.of());
        ALLOWED.put(CANCELLED, Set.of());
    }

    private JobTransitions() {}

    static boolean allowed(JobState from, JobState to) {
        return ALLOWED.getOrDefault(from, Set.of()).contains(to);
    }

    /** Throws where the change is not in the table: a defect of the caller, never an outcome. */
    static void require(JobState from, JobState to) {
        if (!allowed(from, to)) {
            throw new IllegalStateException("A job cannot go from " + from + " to " + to);
        }
    }
}

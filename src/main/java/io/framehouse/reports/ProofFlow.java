package io.framehouse.reports;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is on its way now, and the money trail of one job. For platform roles. */
public interface ProofFlow {
    Flow now();

    /** The transfers of a job, oldest first; empty where the ledger knows none. */
    List<Line> trail(TeamId team, JobId job);

    /**
     * What is on its way.
     *
     * @param states open jobs by state, in the order of a job's life; states without jobs are not
     *     listed
     */
    record Flow(List<StateCount> states, Optional<Checking> oldestChecking, Copies copies) {
        public Flow {
            states = List.copyOf(states);
        }
    }

    /** Jobs in one open state, as on the wire, and the oldest's beginning. */
    record StateCount(String state, long jobs, Instant oldest) {}

    /** The job that we lost sight of the longest time ago. */
    record Checking(JobId job, String teamName, String teamSlug, Instant since) {}

    /** Videos that are done and not yet copied here. */
    record Copies(long waiting, @Nullable Instant oldest) {}

    /** One transfer of a job; the amount as booked, signed for an adjust. */
    record Line(
            UUID transfer,
            String kind,
            Credits amount,
            String actor,
            @Nullable String reason,
            Instant bookedAt) {}
}

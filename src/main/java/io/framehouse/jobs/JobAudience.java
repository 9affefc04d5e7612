package io.framehouse.jobs;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;

/**
 * Whoever wants to hear of single steps of jobs. Asked in the transaction of each step, so that a
 * job nobody listens to costs no event.
 */
public interface JobAudience {
    /** Whether somebody listens to this job now; called inside a transaction that sees the team. */
    boolean listensTo(TeamId team, JobId job);
}

package io.framehouse.jobs;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Instant;

/**
 * Event: a job came into a state that outsiders can be told of. Published only where a {@link
 * JobAudience} listens to the job; a success is told by its copies, so it is not among these.
 *
 * @param to queued, running, unknown, failed or cancelled
 */
public record JobMoved(TeamId team, JobId job, JobState to, Instant at) {}

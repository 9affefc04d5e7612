package io.framehouse.gallery;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Instant;

/**
 * Event: our own copy of one of a job's results can be played, or it is known for good that there
 * will be none. Published only where somebody listens to the job.
 *
 * @param kind video, cover or watermarked
 * @param ready false where there will be no copy
 */
public record CopyFinished(TeamId team, JobId job, String kind, boolean ready, Instant at) {}

package io.framehouse.jobs;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;

/**
 * Event: a job was settled as a success by a person, and there is no video of it.
 *
 * @param reason for people
 */
public record VideoMissing(TeamId team, JobId job, String reason) {}

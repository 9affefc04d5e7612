package io.framehouse.jobs;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;

/**
 * Event: the provider finished a job that a person had resolved as failed; its cost was booked as
 * an adjustment.
 */
public record LateSuccess(TeamId team, JobId job, Credits amount) {}

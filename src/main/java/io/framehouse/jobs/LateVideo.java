package io.framehouse.jobs;

import io.framehouse.providers.AccountId;
import io.framehouse.providers.ResultFile;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;

/**
 * Event: the provider gave the video of a job that a person had resolved; it waits to be copied.
 */
public record LateVideo(TeamId team, JobId job, AccountId account, ResultFile file) {}

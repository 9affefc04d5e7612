package io.framehouse.jobs;

import io.framehouse.providers.AccountId;
import io.framehouse.providers.ResultFile;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;

/** A job was settled as a success; its file waits at the provider to be copied. */
public record JobSucceeded(TeamId team, JobId job, AccountId account, ResultFile file) {}

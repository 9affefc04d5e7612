package io.framehouse.jobs;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;

/** Event: a job became UNKNOWN; its hold stays until the provider or a person answers. */
public record JobLost(TeamId team, JobId job, UnknownReason reason) {}

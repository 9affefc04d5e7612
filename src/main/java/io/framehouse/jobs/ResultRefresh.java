package io.framehouse.jobs;

import io.framehouse.providers.ResultFile;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.Optional;

/** Asks the provider again for a finished job's file, because its link expired. */
public interface ResultRefresh {
    Optional<ResultFile> renew(TeamId team, JobId job);
}

package io.framehouse.gateway;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.Optional;

/** Words tasks as each drop-in dialect does. */
public interface TaskTellings {
    /** The task as it is now; empty where there is no such job. The actor must see the job. */
    Optional<TaskTelling> tell(String dialect, TeamId team, JobId job);
}

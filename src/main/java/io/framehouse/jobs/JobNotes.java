package io.framehouse.jobs;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;

/** Lets the keeper of results write into a job's timeline, inside the keeper's transaction. */
public interface JobNotes {
    /**
     * Adds a line that changes no state and wakes who waits for the job.
     *
     * @param word what happened, snake_case, such as {@code video_ready}
     */
    void note(TeamId team, JobId job, String word);
}

package io.framehouse.jobs;

import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;

/**
 * Jobs of all teams that nobody knows the fate of, and the decision about them by a person. For
 * platform admins; they see no prompt and no picture.
 */
public interface JobResolutions {
    /** UNKNOWN jobs of all teams, longest unknown first. */
    Page<JobCase> unknown(PageRequest page);

    /**
     * The team of a job, for callers that know only the job.
     *
     * @throws io.framehouse.shared.DomainException not_found
     */
    TeamId teamOf(JobId job);

    /**
     * What is known about a job that is or was UNKNOWN: the basis of a decision.
     *
     * @throws io.framehouse.shared.DomainException not_found
     */
    JobEvidence evidence(TeamId team, JobId job);

    /**
     * Ends an UNKNOWN job by a person's decision: settles or releases its hold, with the person and
     * the reason in the timeline and the audit trail. Of two people at once one decides. The
     * provider is still asked for seven days: a success after a decision for failed is booked as a
     * correction, and a video is copied whenever it comes.
     *
     * @throws io.framehouse.shared.DomainException not_found; {@code wrong_state} where the job is
     *     not UNKNOWN; {@code invalid_request} for a reason that is not 1 to 500 characters, or an
     *     amount that is less than zero or given with failed
     */
    JobCase resolve(TeamId team, JobId job, JobResolution decision);
}

package io.framehouse.credits;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Corrections of the books: new transfers with a reason and an actor; nothing is edited. For
 * platform admins and finance. Each joins a running team transaction or opens one.
 */
public interface Corrections {
    /**
     * Gives back part or all of what a job settled; lowers spent of the job's own budget windows.
     * The same transfer id again changes nothing.
     *
     * @param amount more than zero; with earlier refunds at most what the job has cost
     * @return the transfer id
     */
    UUID refund(TeamId team, UUID transferId, JobId job, Credits amount, String reason);

    /**
     * Books a correction. With a job, the amount is added to what the job has cost (less than zero:
     * taken off) and to the windows it was counted in; it is booked in full even where it overdraws
     * the team. Without a job, it is added to the team's available credits; less than zero only as
     * far as they reach.
     *
     * @param amount not zero
     * @return the transfer id
     */
    UUID adjust(TeamId team, UUID transferId, @Nullable JobId job, Credits amount, String reason);
}

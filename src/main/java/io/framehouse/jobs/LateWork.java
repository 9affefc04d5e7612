package io.framehouse.jobs;

import io.framehouse.providers.AccountId;
import io.framehouse.providers.PollOutcome;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the reconciler may do with jobs that a person resolved: it goes on asking, slowly, until the
 * provider's definite word or the end of the time for it. The word counts once, however often it
 * comes.
 */
public interface LateWork {
    /** Takes resolved jobs whose time to be asked about has come, leased to the node. */
    List<LateWatch> claimLate(String node, int limit, Duration lease);

    /**
     * Applies what came of asking. A success of a job resolved as failed is booked as a correction
     * in the same transaction; its state stays.
     *
     * @param next when to ask again where the answer was not definite
     */
    void answeredLate(LateWatch watch, PollOutcome outcome, Instant next);

    /** A task whose number was not known was found at the provider by our tag. */
    void foundLate(LateWatch watch, String taskId, Instant next);

    /**
     * A resolved job to be asked about.
     *
     * @param taskId the provider's number, or null where it is yet to be found by our tag
     * @param resolvedAt when the person decided
     */
    record LateWatch(
            TeamId team,
            JobId job,
            AccountId account,
            @Nullable String taskId,
            UUID tag,
            String mode,
            Instant resolvedAt) {}
}

package io.framehouse.jobs;

import io.framehouse.providers.AccountId;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.Submission;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the reconciler may do to jobs: it decides when, this decides what follows. Every change is
 * compare-and-set under the row's lock, writes an event, and moves money only through the one
 * settlement function.
 */
public interface JobWork {
    /**
     * Takes waiting jobs, fairly between teams and within each account's and team's limits, and
     * commits each as SUBMITTING with an attempt id before anything is sent.
     *
     * @param node who takes them
     * @param limit the most to take now
     */
    List<Attempt> beginAttempts(String node, int limit);

    /**
     * The same, but for accounts that this node can send nothing more to at the moment.
     *
     * @param full accounts to leave alone
     */
    default List<Attempt> beginAttempts(String node, int limit, Set<AccountId> full) {
        return beginAttempts(node, limit);
    }

    /** Builds what is to be sent; reads pictures, so not inside a transaction. */
    Submission prepare(Attempt attempt);

    /**
     * Applies what came of an attempt; a late answer of an attempt that was given up is applied as
     * far as it is definite.
     *
     * @param next when to send again (busy, never sent) or to ask first (accepted, unanswered)
     */
    void submitted(Attempt attempt, SubmitOutcome outcome, Instant next);

    /**
     * Takes jobs at providers whose time has come, leased to the node, fairly between accounts and
     * teams; {@link PollWork} gives a say in how many of each.
     */
    List<Watch> claimDue(String node, int limit, Duration lease);

    /**
     * Applies what came of asking for a task, and gives the lease back. Nothing is written where
     * the lease is another's by now. What changes nothing but the time of the next question is
     * written a little later, with others; see {@link PollWork#flush()}.
     *
     * @return whether the job is in another state now
     */
    boolean polled(Watch watch, PollOutcome outcome, Instant next);

    /** A lost submit was found at the provider by its tag. */
    void recovered(Watch watch, String taskId, Instant next);

    /** A lost submit was looked for and not found, yet. */
    void stillMissing(Watch watch, Instant next);

    /** An attempt whose sender died: it may have been sent, so the job becomes UNKNOWN. */
    void senderLost(Watch watch, Instant next);

    /**
     * An attempt about to be sent.
     *
     * @param node who sends it
     */
    record Attempt(
            TeamId team, JobId job, UUID attemptId, int number, AccountId account, String node) {}

    /**
     * A job to be asked about.
     *
     * @param attemptId our tag at the provider
     * @param acceptedAt when the provider took it, or null
     * @param usualTime the model's usual time
     * @param lease proves that the caller holds the lease; null where it was not leased, then
     *     nothing is compared
     */
    record Watch(
            TeamId team,
            JobId job,
            JobState state,
            @Nullable UnknownReason unknownReason,
            @Nullable Instant unknownSince,
            @Nullable UUID attemptId,
            @Nullable AccountId account,
            @Nullable String taskId,
            String mode,
            boolean offPeak,
            int pollCount,
            @Nullable Instant acceptedAt,
            @Nullable Instant lastAnswerAt,
            Duration usualTime,
            @Nullable UUID lease) {
        /** Not leased. */
        public Watch(
                TeamId team,
                JobId job,
                JobState state,
                @Nullable UnknownReason unknownReason,
                @Nullable Instant unknownSince,
                @Nullable UUID attemptId,
                @Nullable AccountId account,
                @Nullable String taskId,
                String mode,
                boolean offPeak,
                int pollCount,
                @Nullable Instant acceptedAt,
                @Nullable Instant lastAnswerAt,
                Duration usualTime) {
            this(
                    team,
                    job,
                    state,
                    unknownReason,
                    unknownSince,
                    attemptId,
                    account,
                    taskId,
                    mode,
                    offPeak,
                    pollCount,
                    acceptedAt,
                    lastAnswerAt,
                    usualTime,
                    null);
        }
    }
}

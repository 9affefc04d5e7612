package io.framehouse.jobs;

import io.framehouse.providers.AccountId;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.Submission;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.providers.TagSearch;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    default List<Attempt> beginAttempts(String node, int limit) {
        return beginAttempts(node, limit, Set.of());
    }

    /**
     * The same, but for accounts that this node can send nothing more to at the moment.
     *
     * @param full accounts to leave alone
     */
    List<Attempt> beginAttempts(String node, int limit, Set<AccountId> full);

    /**
     * Builds what is to be sent; reads pictures, so not inside a transaction.
     *
     * @throws AttemptGivenUp if others look after the job by now
     */
    Submission prepare(Attempt attempt);

    /**
     * Applies what came of an attempt; a late answer of an attempt that was given up is applied as
     * far as it is definite.
     *
     * @param next when to send again (busy, never sent) or to ask first (accepted, unanswered)
     */
    void submitted(Attempt attempt, SubmitOutcome outcome, Instant next);

    /**
     * Notes that an attempt could not be made ready: nothing was sent, and the job waits.
     *
     * @param why one sentence for people
     * @param next when to try again, within an hour
     */
    void notSendable(Attempt attempt, String why, Instant next);

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

    /**
     * Applies what came of looking for a lost submit by its tag, and keeps it as evidence. Where
     * there is no list to look in, or a person was asked already, the next look is later than
     * wished.
     *
     * @param next when to look again, or to ask first where it was found
     */
    void searched(Watch watch, TagSearch search, Instant next);

    /** The task that a verified callback named for this attempt: a question, not an answer. */
    Optional<String> namedTask(Watch watch);

    /** Keeps what the provider said about a task that a callback had named. */
    void checkedName(Watch watch, String taskId, TagSearch answer);

    /**
     * A verified callback came: what it is about is looked at now. A look under way is not
     * disturbed; the job is looked at again after it.
     *
     * @param attemptId our tag from the signed address, or null
     * @param taskId the task named in the body, which is not signed, or null
     */
    Wake wake(AccountId account, @Nullable UUID attemptId, @Nullable String taskId);

    /**
     * Marks jobs that have been UNKNOWN for too long as waiting for a person, and tells the
     * platform's admins once for all of them.
     *
     * @return how many, 0 to {@code limit}
     */
    int askPeople(int limit);

    /** What a callback did. */
    enum Wake {
        /** The job is looked at now. */
        WOKEN,
        /** The job's own answer is still on its way; what the callback said is kept for later. */
        REMEMBERED,
        /** No job of the account waits for it. */
        UNMATCHED
    }

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

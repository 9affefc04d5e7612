package io.framehouse.providers;

import java.util.Optional;

/**
 * Talks to providers: one call, one classified outcome, no retry and no transaction. Must be called
 * outside transactions; may take as long as the time limits say (connect 5 s, submit 60 s, others
 * 20 s).
 *
 * <p>Where the account is deleted or unknown nothing is sent: a submit was never sent, a poll is
 * {@link PollOutcome.Unreachable#accountGone()}, a cancel is unanswered. Where its stored key
 * cannot be read, a submit is account trouble.
 *
 * <p>Every method throws IllegalStateException when called inside a transaction.
 */
public interface Providers {
    /** Sends a job. Never sent twice by this method. */
    SubmitOutcome submit(AccountId account, Submission submission);

    /**
     * Asks for the state of a task.
     *
     * @param mode the catalogue model's mode, for dialects that would ask elsewhere by mode; none
     *     of the present ones does
     */
    PollOutcome poll(AccountId account, String taskId, String mode);

    /**
     * Looks for a task by our tag, where the dialect has a task list.
     *
     * @return the provider's task id; empty where it is not there, the list is incomplete, or there
     *     is no list
     */
    Optional<String> findByTag(AccountId account, String tag);

    /** Asks the provider to cancel; only its word counts. */
    CancelOutcome cancel(AccountId account, String taskId);
}

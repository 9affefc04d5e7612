package io.framehouse.providers;

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
     * Looks for a task by our tag in the provider's task list. One scan of the list serves all who
     * look at about the same time, so an answer may be ten seconds old. The first page goes on the
     * permit of {@link RequestRates} that the caller took; each further one takes its own.
     */
    TagSearch findByTag(AccountId account, String tag);

    /** Asks whether a task that somebody named carries our tag; found where it does. */
    TagSearch checkTag(AccountId account, String taskId, String tag);

    /** Asks the provider to cancel; only its word counts. */
    CancelOutcome cancel(AccountId account, String taskId);
}

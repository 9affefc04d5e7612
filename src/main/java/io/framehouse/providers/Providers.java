package io.framehouse.providers;

import java.util.Optional;

/**
 * Talks to providers: one call, one classified outcome, no retry and no transaction. Must be called
 * outside transactions; may take as long as the time limits say (connect 5 s, submit 60 s, others
 * 20 s).
 */
public interface Providers {
    /** Sends a job. Never sent twice by this method. */
    SubmitOutcome submit(AccountId account, Submission submission);

    /** Asks for the state of a task. */
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

package io.framehouse.providers;

import java.util.Locale;

/**
 * An error word that a provider's page prints, and what becomes of it.
 *
 * @param status the HTTP status that the page prints with it
 * @param again the class of a submit that was tried before
 * @param first the class of a submit that is tried for the first time
 * @param poll the class of an answer to a question
 */
public record DocumentedWord(
        int status,
        String word,
        Class<? extends SubmitOutcome> again,
        Class<? extends SubmitOutcome> first,
        Class<? extends PollOutcome> poll) {

    /** This request will not do; a question leaves the task as it was. */
    public static DocumentedWord refused(int status, String word) {
        return of(status, word, SubmitOutcome.Refused.class, PollOutcome.Unreachable.class);
    }

    /** The account's trouble. */
    public static DocumentedWord account(int status, String word) {
        return of(status, word, SubmitOutcome.AccountTrouble.class, PollOutcome.Unreachable.class);
    }

    /** Too much at once. */
    public static DocumentedWord busy(int status, String word) {
        return of(status, word, SubmitOutcome.Busy.class, PollOutcome.Throttled.class);
    }

    /** Another account, or later. */
    public static DocumentedWord elsewhere(int status, String word) {
        return of(status, word, SubmitOutcome.Busy.class, PollOutcome.Unreachable.class);
    }

    /** Nothing was made and it may pass: tried once more. */
    public static DocumentedWord onceMore(int status, String word) {
        return new DocumentedWord(
                status,
                word,
                SubmitOutcome.Refused.class,
                SubmitOutcome.Busy.class,
                PollOutcome.Unreachable.class);
    }

    /** Something may have been made all the same. */
    public static DocumentedWord unclear(int status, String word) {
        return of(status, word, SubmitOutcome.Unanswered.class, PollOutcome.Unreachable.class);
    }

    /** No such task; on a submit, which names none, the address is wrong. */
    public static DocumentedWord noTask(int status, String word) {
        return of(status, word, SubmitOutcome.AccountTrouble.class, PollOutcome.NotFound.class);
    }

    /** The same with another class for questions. */
    public DocumentedWord asked(Class<? extends PollOutcome> other) {
        return new DocumentedWord(status, word, again, first, other);
    }

    /** The word as a table keeps it. */
    public String key() {
        return word.toLowerCase(Locale.ROOT).replaceFirst("^0+", "");
    }

    @Override
    public String toString() {
        return status + " " + word;
    }

    private static DocumentedWord of(
            int status,
            String word,
            Class<? extends SubmitOutcome> submit,
            Class<? extends PollOutcome> poll) {
        return new DocumentedWord(status, word, submit, submit, poll);
    }
}

package io.framehouse.providers;

/** What came of asking a provider to cancel. */
public sealed interface CancelOutcome {
    /** The provider took the wish; the state follows with the next poll. */
    record Accepted() implements CancelOutcome {}

    /** The provider will not: started already, or it has no cancel. */
    record Refused(String message) implements CancelOutcome {}

    /** No definite answer. */
    record Unanswered(String reason) implements CancelOutcome {}
}

package io.framehouse.jobs;

/** Why a job is UNKNOWN. */
public enum UnknownReason {
    /** A submit was not answered: the provider may or may not have it. */
    SUBMIT_UNANSWERED(1),
    /** The provider uses a status word we do not know, for long. */
    STATUS_UNRECOGNISED(1),
    /** The provider says it knows no such task. */
    TASK_NOT_FOUND(1),
    /** No answer about the task for too long. */
    SILENT_TOO_LONG(0),
    /** The provider says that it is done and gives no video. */
    RESULT_MISSING(1),
    /** The provider tells a cost that cannot be turned into credits. */
    COST_UNCLEAR(1),
    /** The provider has been at work for longer than any task takes. */
    NEVER_FINISHES(1),
    /** The account it was sent through is gone. */
    ACCOUNT_GONE(2);

    private final int weight;

    UnknownReason(int weight) {
        this.weight = weight;
    }

    /**
     * Whether this tells more than what was known before, or something else of the same weight: any
     * word of the provider more than silence, and that nobody can be asked any more than all.
     */
    public boolean replaces(UnknownReason before) {
        return this != before && weight >= before.weight;
    }
}

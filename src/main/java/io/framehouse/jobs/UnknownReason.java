package io.framehouse.jobs;

/** Why a job is UNKNOWN. */
public enum UnknownReason {
    /** A submit was not answered: the provider may or may not have it. */
    SUBMIT_UNANSWERED,
    /** The provider uses a status word we do not know, for long. */
    STATUS_UNRECOGNISED,
    /** The provider says it knows no such task. */
    TASK_NOT_FOUND,
    /** No answer about the task for too long. */
    SILENT_TOO_LONG,
    /** The account it was sent through is gone. */
    ACCOUNT_GONE
}

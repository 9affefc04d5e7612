package io.framehouse.notices;

/** What a notice is about, and so whom it is told. */
public enum NoticeKind {
    /** A budget reached a threshold; told to owners, admins and the member it limits. */
    BUDGET_ALERT,
    /** A team went below zero; told to owners, admins, billing and platform admins. */
    TEAM_OVERDRAWN,
    /** Somebody asks for more; told to those who can answer. */
    BUDGET_ASKED,
    /** A request was answered; told to whoever asked. */
    BUDGET_ANSWERED,
    /** Jobs are being checked with the provider; at most one an hour a team, which counts them. */
    JOBS_LOST,
    /** A job that a person had resolved as failed was finished after all. */
    LATE_SUCCESS,
    /** The books do not balance; told to platform admins and finance. */
    PROOF_FAILED,
    /** A provider refuses an account of ours; told to platform admins once a trouble. */
    ACCOUNT_TROUBLED,
    /** A webhook was switched off because of its receiver; told to owners and admins. */
    WEBHOOK_DISABLED,
    /** Somebody asks for a model; told to those who can answer. */
    MODEL_ASKED,
    /** A request for a model was answered; told to whoever asked. */
    MODEL_ANSWERED,
    /** The team takes nothing new; told to owners and admins. */
    TEAM_SUSPENDED,
    /** The team works again; told to owners and admins. */
    TEAM_RESUMED,
    /** The team goes when the waiting time is over; told to owners, admins and the platform's. */
    TEAM_TO_BE_DELETED,
    /** The team stays after all; told to owners, admins and the platform's. */
    TEAM_KEPT,
    /** An export is ready; told to whoever asked for it, and to those whom its schedule names. */
    EXPORT_READY,
    /** An export could not be made; told to whoever asked for it. */
    EXPORT_FAILED,
    /**
     * A schedule of exports stopped, left a period out or cannot reach its bucket; told to its
     * owner and those who pay.
     */
    EXPORT_STOPPED
}

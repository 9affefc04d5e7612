package io.framehouse.credits;

/** What moved credits; the ledger knows no other movement. */
public enum TransferKind {
    /** Gives available credits. */
    GRANT,
    /** Moves available credits to held. */
    HOLD,
    /** Moves held credits to spent and the rest back. */
    SETTLE,
    /** Moves held credits back to available. */
    RELEASE,
    /** Moves what a job has cost back to available. */
    REFUND,
    /** Corrects what a job has cost, or what a team was granted; the only amount below zero. */
    ADJUST,
    /** Takes back what is unused of a grant that ended. */
    EXPIRE
}

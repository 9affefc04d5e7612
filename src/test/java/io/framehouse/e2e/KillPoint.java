package io.framehouse.e2e;

/**
 * Every place between the hold and the copy of the video at which a node may die, in the order of a
 * job's life. Each says what is in the database and what the provider has.
 */
enum KillPoint {
    /** The job is inserted, its transaction is open: nothing of it may remain. */
    INSERTED,
    /** Job and hold are committed, nothing was sent. */
    HELD,
    /** The attempt is written and not committed: not a byte was sent. */
    DISPATCHING,
    /** The request is on its way, the provider has not accepted it and never will. */
    SENDING,
    /** The provider accepted, its answer did not arrive. */
    ACCEPTED,
    /** The provider has it in its queue, and we know. */
    QUEUED,
    /** The provider makes it, and we know. */
    RUNNING,
    /** The provider is done, we do not know yet. */
    DONE_THERE,
    /** Ledger written, usage not, the settlement's transaction is open: all of it is undone. */
    SETTLING,
    /** The settlement is committed, of the copy there is no row. */
    SETTLED,
    /** The copy is under way. */
    COPYING
}

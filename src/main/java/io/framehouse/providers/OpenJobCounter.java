package io.framehouse.providers;

/** Counts what still needs an account; implemented by the module that owns jobs. */
public interface OpenJobCounter {
    long openAt(AccountId account);

    /** Results of its jobs that are not copied yet. */
    default long copiesAt(AccountId account) {
        return 0;
    }

    /** Its jobs that a person resolved and that are still asked about. */
    default long lateChecksAt(AccountId account) {
        return 0;
    }
}

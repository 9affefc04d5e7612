package io.framehouse.jobs;

import io.framehouse.providers.AccountId;

/** Counts copies of results; implemented by the gallery. */
public interface ResultCopies {
    /** Results of an account's jobs that are not copied yet, over all teams. */
    long copyingFrom(AccountId account);
}

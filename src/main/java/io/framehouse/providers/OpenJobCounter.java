package io.framehouse.providers;

/** Counts jobs that are open at an account; implemented by the module that owns jobs. */
public interface OpenJobCounter {
    long openAt(AccountId account);
}

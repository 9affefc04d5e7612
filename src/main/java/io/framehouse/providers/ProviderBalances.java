package io.framehouse.providers;

/** Readings of what is left in the accounts' purses; kept, so that falls can be compared. */
public interface ProviderBalances {
    /**
     * Asks each enabled account once, all at the same time, and keeps what it said, failures too.
     * Takes at most about as long as one call may (20 s). Nothing that a provider does throws.
     *
     * @throws IllegalStateException when called inside a transaction
     */
    void readAll();
}

package io.framehouse.providers;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Readings of what is left in the accounts' purses; kept, so that falls can be compared. */
public interface ProviderBalances {
    /**
     * Asks each enabled account once, all at the same time, and keeps what it said, failures too.
     * Takes at most about as long as one call may (20 s). Nothing that a provider does throws.
     *
     * @throws IllegalStateException when called inside a transaction
     */
    void readAll();

    /** The newest reading of each account that has any; for admins of providers. */
    Map<AccountId, Reading> latest();

    /**
     * What an account's purse held.
     *
     * @param balance in the provider's unit; null where it did not tell
     * @param detail what the provider said, for people
     */
    record Reading(
            Instant readAt, @Nullable BigDecimal balance, @Nullable String unit, String detail) {}
}

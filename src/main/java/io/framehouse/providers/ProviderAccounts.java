package io.framehouse.providers;

import java.time.Instant;
import java.util.List;

/**
 * The platform's accounts at providers. Methods for admins check the actor; those for the
 * reconciler are called as the system.
 */
public interface ProviderAccounts {
    /** All accounts, by priority, then name. */
    List<ProviderAccount> list();

    ProviderAccount get(AccountId id);

    /**
     * Stores an account; its key is encrypted at once. Never fails because a test would.
     *
     * @throws io.framehouse.shared.DomainException invalid_request with one error per broken field
     */
    ProviderAccount create(AccountData data);

    /**
     * Changes an account and ends its pause; a null key keeps the stored one. Another dialect is
     * refused (wrong_state) while jobs are open there.
     */
    ProviderAccount update(AccountId id, AccountData data);

    /**
     * {@link #update(AccountId, AccountData) Changes} an account as it was when it was read, so
     * that a form filled in for long undoes nobody's pause, drain or change.
     *
     * @param version what {@link ProviderAccount#version} was then
     * @throws org.springframework.dao.OptimisticLockingFailureException if it was changed since
     */
    ProviderAccount update(AccountId id, AccountData data, long version);

    /** Removes an account; refused (wrong_state) while jobs are open there. */
    void delete(AccountId id);

    /** Asks the provider with a call that costs nothing, and remembers the answer. */
    ProviderAccount test(AccountId id);

    /**
     * Sends no new job there until then; for account trouble and circuit breaks. Never shortens a
     * longer pause. {@link Instant#MAX} stands for trouble that only an admin can end, and marks
     * the account as refusing. A pause ends by itself, by {@link #update} or by a {@link #test}
     * that works.
     */
    void pause(AccountId id, Instant until, String reason);

    /** Notes that the account just answered well; ends no pause. */
    void worked(AccountId id);
}

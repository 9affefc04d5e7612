package io.framehouse.providers;

import java.time.Instant;

/**
 * Event: a provider began to refuse an account's key, permission or balance. Told once until it
 * works again.
 *
 * @param name the account's, as people know it
 * @param problem what the provider said, without secrets
 */
public record AccountTroubled(AccountId account, String name, String problem, Instant since) {}

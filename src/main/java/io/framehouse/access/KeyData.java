package io.framehouse.access;

import io.framehouse.shared.KeyScope;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody chooses about a key.
 *
 * @param name 1 to 120 characters
 * @param owner the member it is bound to; null binds it to none
 * @param ratePerMinute how many requests it may make a minute, 1 to 1,000,000; null leaves it at
 *     the house's own limit
 * @param costCenter where its jobs are booked that do not say otherwise, at most 120 characters;
 *     null leaves it to the team
 */
public record KeyData(
        String name,
        @Nullable UserId owner,
        Set<KeyScope> scopes,
        @Nullable Instant expiresAt,
        @Nullable Integer ratePerMinute,
        @Nullable String costCenter) {
    /** The highest limit of requests a minute that a key may have. */
    public static final int MOST_PER_MINUTE = 1_000_000;

    /** A key with the house's own limit of requests. */
    public KeyData(
            String name,
            @Nullable UserId owner,
            Set<KeyScope> scopes,
            @Nullable Instant expiresAt) {
        this(name, owner, scopes, expiresAt, null, null);
    }

    /** A key whose jobs are booked as the team says. */
    public KeyData(
            String name,
            @Nullable UserId owner,
            Set<KeyScope> scopes,
            @Nullable Instant expiresAt,
            @Nullable Integer ratePerMinute) {
        this(name, owner, scopes, expiresAt, ratePerMinute, null);
    }
}

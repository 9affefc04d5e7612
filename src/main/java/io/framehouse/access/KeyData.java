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
 */
public record KeyData(
        String name,
        @Nullable UserId owner,
        Set<KeyScope> scopes,
        @Nullable Instant expiresAt,
        @Nullable Integer ratePerMinute) {
    /** The highest limit of requests a minute that a key may have. */
    public static final int MOST_PER_MINUTE = 1_000_000;

    /** A key with the house's own limit of requests. */
    public KeyData(
            String name,
            @Nullable UserId owner,
            Set<KeyScope> scopes,
            @Nullable Instant expiresAt) {
        this(name, owner, scopes, expiresAt, null);
    }
}

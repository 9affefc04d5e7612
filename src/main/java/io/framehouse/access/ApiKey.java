package io.framehouse.access;

import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as lists show it: never the secret.
 *
 * @param publicId the part that may be shown, as in {@code fh_<public id>_…}
 * @param oldSecretUntil until when the secret before the last rotation works too; null for none
 * @param ratePerMinute how many requests it may make a minute; null for the house's own limit
 * @param costCenter where its jobs are booked that do not say otherwise; null leaves it to the team
 * @param version goes up with each change of what the key is and may do, and with its end
 */
public record ApiKey(
        KeyId id,
        String publicId,
        String name,
        @Nullable UserId owner,
        Set<KeyScope> scopes,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt,
        Instant createdAt,
        @Nullable Instant oldSecretUntil,
        @Nullable Integer ratePerMinute,
        @Nullable String costCenter,
        long version) {
    /** A key that nobody changed yet, with the house's own limit of requests. */
    public ApiKey(
            KeyId id,
            String publicId,
            String name,
            @Nullable UserId owner,
            Set<KeyScope> scopes,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt,
            Instant createdAt,
            @Nullable Instant oldSecretUntil) {
        this(
                id,
                publicId,
                name,
                owner,
                scopes,
                expiresAt,
                revokedAt,
                lastUsedAt,
                createdAt,
                oldSecretUntil,
                null,
                null,
                0);
    }

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    /** Whether the key opens anything now. */
    public boolean activeAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}

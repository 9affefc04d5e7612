package io.framehouse.gateway.rest.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.framehouse.access.ApiKey;
import io.framehouse.shared.KeyScope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as admins see it.
 *
 * @param ratePerMinute null for the house's own limit
 * @param costCenter where jobs of the key are booked that do not say otherwise; null for the team's
 * @param oldSecretUntil until when the secret before the last rotation works too; null for none
 * @param allowlist the key's own limits; empty for none; left out for platform keys
 * @param key the whole secret; only in the answer that made it
 */
record KeyJson(
        String id,
        String publicId,
        String name,
        @Nullable String userId,
        List<String> scopes,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt,
        Instant createdAt,
        @Nullable Integer ratePerMinute,
        @Nullable String costCenter,
        @Nullable Instant oldSecretUntil,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<AllowlistJson> allowlist,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key) {
    static KeyJson of(
            ApiKey key, @Nullable List<AllowlistJson> allowlist, @Nullable String secret) {
        return new KeyJson(
                key.id().toString(),
                key.publicId(),
                key.name(),
                key.owner() == null ? null : key.owner().toString(),
                key.scopes().stream().sorted().map(KeyScope::wire).toList(),
                key.expiresAt(),
                key.revokedAt(),
                key.lastUsedAt(),
                key.createdAt(),
                key.ratePerMinute(),
                key.costCenter(),
                key.oldSecretUntil(),
                allowlist,
                secret);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "KeyJson[" + publicId + "]";
    }
}

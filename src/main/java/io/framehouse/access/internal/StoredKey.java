package io.framehouse.access.internal;

import io.framehouse.shared.Actor;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is looked up for a request.
 *
 * @param standing whether team and owner let it work: not deleted, not switched off, still in
 * @param suspended whether its team takes nothing new
 * @param ratePerMinute the key's own limit of requests; null for the house's
 * @param costCenter where its jobs are booked; null leaves it to the team
 * @param teamRatePerMinute that of all keys of the team together; null for none
 */
record StoredKey(
        KeyId id,
        @Nullable TeamId team,
        String name,
        @Nullable UserId owner,
        @Nullable TeamRole ownerRole,
        Set<KeyScope> scopes,
        Hash current,
        @Nullable Hash previous,
        @Nullable Instant previousValidUntil,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt,
        boolean standing,
        boolean suspended,
        @Nullable Integer ratePerMinute,
        @Nullable String costCenter,
        @Nullable Integer teamRatePerMinute) {

    /** Whether the presented key is this one and works now. */
    boolean opens(byte[] presented, Instant now) {
        boolean right = current.is(presented) | previousIs(presented, now);
        return right
                && standing
                && revokedAt == null
                && (expiresAt == null || now.isBefore(expiresAt));
    }

    private boolean previousIs(byte[] presented, Instant now) {
        return previous != null
                && previousValidUntil != null
                && now.isBefore(previousValidUntil)
                && previous.is(presented);
    }

    /** Who acts with it: never more than its owner may now. */
    Actor actor() {
        if (team == null) {
            return Actor.platformKey(id, name, scopes);
        }
        Set<KeyScope> allowed = ownerRole == null ? scopes : KeyScopes.within(scopes, ownerRole);
        return Actor.teamKey(id, team, owner, name, allowed)
                .whereSuspended(suspended ? Set.of(team) : Set.of())
                .bookedTo(costCenter);
    }

    /** A SHA-256, compared in constant time. */
    static final class Hash {
        private final byte[] bytes;

        Hash(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        boolean is(byte[] other) {
            return MessageDigest.isEqual(bytes, other);
        }
    }
}

package io.framehouse.access;

import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys of teams, and of the platform where the team is null. Only hashes are stored. */
public interface ApiKeys {
    NewKey create(@Nullable TeamId team, KeyData data);

    /** All keys, newest first; a member without {@code MANAGE_KEYS} sees own keys only. */
    List<ApiKey> list(@Nullable TeamId team);

    ApiKey get(@Nullable TeamId team, KeyId key);

    /** Changes name, scopes and expiry. */
    ApiKey update(@Nullable TeamId team, KeyId key, KeyData data);

    /** Ends a key at once; again is no error. */
    void revoke(@Nullable TeamId team, KeyId key);

    /** Gives a new secret; the old one works for the overlap (0 to 168 hours) longer. */
    NewKey rotate(@Nullable TeamId team, KeyId key, Duration overlap);
}

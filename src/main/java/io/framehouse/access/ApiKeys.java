package io.framehouse.access;

import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keys of teams, and of the platform where the team is null. Only hashes are stored. */
public interface ApiKeys {
    /** Makes a key without limits of its own. */
    default NewKey create(@Nullable TeamId team, KeyData data) {
        return create(team, data, made -> {});
    }

    /**
     * Makes a key together with what limits it: both or, where the limits are refused, neither.
     *
     * @param limits gives the new key its own allowlist and budget; runs in the same transaction
     */
    NewKey create(@Nullable TeamId team, KeyData data, Consumer<KeyId> limits);

    /** All keys, newest first; a member without {@code MANAGE_KEYS} sees own keys only. */
    List<ApiKey> list(@Nullable TeamId team);

    ApiKey get(@Nullable TeamId team, KeyId key);

    /** Changes name, scopes, expiry and limit of requests; the owner stays. */
    default ApiKey update(@Nullable TeamId team, KeyId key, KeyData data) {
        return update(team, key, data, OptionalLong.empty(), () -> {});
    }

    /**
     * Changes a key together with what limits it: both or, where one is refused, neither.
     *
     * @param seen the version that the change was thought out for; empty to change whatever it is
     * @param limits changes the key's own allowlist and budget; runs in the same transaction
     * @throws io.framehouse.shared.DomainException WRONG_STATE with {@code version}, {@code
     *     seen_version}, {@code changed_by} and {@code changed_at} where the key is another version
     */
    ApiKey update(
            @Nullable TeamId team, KeyId key, KeyData data, OptionalLong seen, Runnable limits);

    /** Ends a key at once; again is no error. */
    void revoke(@Nullable TeamId team, KeyId key);

    /**
     * Gives a new secret; the old one works for the overlap (0 to 168 hours) longer. At most two
     * secrets work at a time: one that an earlier rotation left working stops now.
     *
     * @see "Decision 0017: keys and leave to use models"
     */
    NewKey rotate(@Nullable TeamId team, KeyId key, Duration overlap);
}

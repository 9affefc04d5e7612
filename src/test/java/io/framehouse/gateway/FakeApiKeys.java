package io.framehouse.gateway;

import io.framehouse.access.ApiKey;
import io.framehouse.access.ApiKeys;
import io.framehouse.access.KeyData;
import io.framehouse.access.NewKey;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Keys in memory; all secrets are the same. */
class FakeApiKeys implements ApiKeys {
    final List<ApiKey> keys = new ArrayList<>();
    Duration lastOverlap;

    @Override
    public NewKey create(TeamId team, KeyData data, Consumer<KeyId> limits) {
        ApiKey made = key(KeyId.random(), data, false);
        limits.accept(made.id());
        keys.add(made);
        return new NewKey(keys.getLast(), "fh_secret");
    }

    private static ApiKey key(KeyId id, KeyData data, boolean revoked) {
        return new ApiKey(
                id,
                "pub",
                data.name(),
                data.owner(),
                data.scopes(),
                data.expiresAt(),
                revoked ? GatewaySlice.NOW : null,
                null,
                GatewaySlice.NOW,
                null);
    }

    @Override
    public List<ApiKey> list(TeamId team) {
        return List.copyOf(keys);
    }

    @Override
    public ApiKey get(TeamId team, KeyId key) {
        return keys.stream()
                .filter(one -> one.id().equals(key))
                .findFirst()
                .orElseThrow(() -> DomainException.notFound("key"));
    }

    @Override
    public ApiKey update(TeamId team, KeyId key, KeyData data, OptionalLong seen, Runnable limits) {
        ApiKey after = key(key, data, false);
        limits.run();
        keys.set(keys.indexOf(get(team, key)), after);
        return after;
    }

    @Override
    public void revoke(TeamId team, KeyId key) {
        ApiKey before = get(team, key);
        KeyData data =
                new KeyData(before.name(), before.owner(), before.scopes(), before.expiresAt());
        keys.set(keys.indexOf(before), key(key, data, true));
    }

    @Override
    public NewKey rotate(TeamId team, KeyId key, Duration overlap) {
        lastOverlap = overlap;
        return new NewKey(get(team, key), "fh_next");
    }
}

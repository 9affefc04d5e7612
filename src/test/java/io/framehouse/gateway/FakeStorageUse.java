package io.framehouse.gateway;

import io.framehouse.shared.TeamId;
import io.framehouse.storage.StorageUse;
import java.util.HashMap;
import java.util.Map;

/** Nobody has stored anything; limits are remembered. */
class FakeStorageUse implements StorageUse {
    private final Map<TeamId, Use> uses = new HashMap<>();

    @Override
    public Use of(TeamId team) {
        return uses.getOrDefault(team, NOTHING);
    }

    @Override
    public Map<TeamId, Use> all() {
        return Map.copyOf(uses);
    }

    @Override
    public void limit(TeamId team, Long maxBytes) {
        uses.put(team, new Use(0, 0, maxBytes));
    }

    @Override
    public void requireRoom(TeamId team, long moreBytes) {
        // There always is.
    }
}

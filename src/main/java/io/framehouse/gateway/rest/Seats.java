package io.framehouse.gateway.rest;

import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many calls of one sort may stay open: of each key, of each team and on this node. */
final class Seats {
    private final int perKey;
    private final int perTeam;
    private final int total;
    private final Map<KeyId, Integer> ofKeys = new HashMap<>();
    private final Map<TeamId, Integer> ofTeams = new HashMap<>();
    private int all;

    Seats(int perKey, int perTeam, int total) {
        this.perKey = perKey;
        this.perTeam = perTeam;
        this.total = total;
    }

    /** A seat until it is closed; empty where the key, its team or the node has none left. */
    synchronized Optional<Seat> take(KeyId key, TeamId team) {
        if (free(key, team) != Free.SOME) {
            return Optional.empty();
        }
        ofKeys.merge(key, 1, Integer::sum);
        ofTeams.merge(team, 1, Integer::sum);
        all++;
        return Optional.of(() -> leave(key, team));
    }

    /** Whether there is a seat now, and if not, whose bound is met. */
    synchronized Free free(KeyId key, TeamId team) {
        if (all >= total) {
            return Free.NONE_ON_NODE;
        }
        if (ofTeams.getOrDefault(team, 0) >= perTeam) {
            return Free.NONE_OF_TEAM;
        }
        return ofKeys.getOrDefault(key, 0) >= perKey ? Free.NONE_OF_KEY : Free.SOME;
    }

    synchronized int taken() {
        return all;
    }

    private synchronized void leave(KeyId key, TeamId team) {
        ofKeys.computeIfPresent(key, (same, own) -> own > 1 ? own - 1 : null);
        ofTeams.computeIfPresent(team, (same, own) -> own > 1 ? own - 1 : null);
        all--;
    }

    /** What a caller may have. */
    enum Free {
        /** One may be taken. */
        SOME,
        /** The key has all it may. */
        NONE_OF_KEY,
        /** The team's keys together have all they may. */
        NONE_OF_TEAM,
        /** This node has no more. */
        NONE_ON_NODE
    }

    /** Given back when closed; to be closed once. */
    interface Seat extends AutoCloseable {
        @Override
        void close();
    }
}

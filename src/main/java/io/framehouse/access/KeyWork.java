package io.framehouse.access;

import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.Optional;

/** What keys were used for; implemented where jobs are known. */
public interface KeyWork {
    /** So far jobs are counted. */
    int MOST = 200;

    /** What a key did; empty where the current actor may not see the team's jobs. */
    Optional<Work> of(TeamId team, KeyId key, Instant since);

    /**
     * Jobs of a key.
     *
     * @param made since the moment asked for, counted to {@link #MOST}
     * @param open those that are not final, counted to {@link #MOST}
     */
    record Work(int made, int open) {}
}

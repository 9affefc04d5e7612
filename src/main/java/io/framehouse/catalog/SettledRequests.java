package io.framehouse.catalog;

import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What was made of late, for judging a new price; implemented by jobs. */
public interface SettledRequests {
    /**
     * The settings of a model's jobs that settled since a moment, over all teams, equal ones
     * counted together. Must run in a transaction of the platform.
     *
     * @param parameters the names of the settings that matter; others are left out
     */
    List<Requests> settledSince(String model, Instant since, Set<String> parameters);

    /** So many jobs of a team with the same settings. */
    record Requests(TeamId team, ObjectNode settings, long count) {}
}

package io.framehouse.storage;

import io.framehouse.shared.TeamId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Knows which uploads are still needed, however old they are, and how often they were used. */
public interface UploadUse {
    /** Uploads of the team that work under way names; inside a transaction of the team. */
    Set<UUID> needed(TeamId team);

    /**
     * How many pieces of work were made from each of these uploads; those of none may be left out.
     * Inside a transaction of the team.
     */
    default Map<UUID, Long> counts(TeamId team, Set<UUID> uploads) {
        return Map.of();
    }
}

package io.framehouse.storage;

import io.framehouse.shared.TeamId;
import java.util.Set;
import java.util.UUID;

/** Knows which uploads are still needed, however old they are. */
public interface UploadUse {
    /** Uploads of the team that work under way names; inside a transaction of the team. */
    Set<UUID> needed(TeamId team);
}

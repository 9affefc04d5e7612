package io.framehouse.storage;

import io.framehouse.shared.TeamId;

/**
 * Told where stored bytes are missing and where they are back; each module whose rows name bytes
 * may give one. Runs inside a transaction of the team; the same may be told again.
 */
public interface BlobLoss {
    /** The store answers and does not have them. */
    void missing(TeamId team, String blobKey);

    /** They are there again, from a backup for instance. */
    void back(TeamId team, String blobKey);
}

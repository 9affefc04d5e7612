package io.framehouse.storage;

import io.framehouse.shared.TeamId;

/** Knows which stored bytes a module's rows name; each module with such rows gives one. */
public interface BlobReferences {
    /** Whether a row of the team names the bytes; inside a transaction of the team. */
    boolean uses(TeamId team, String blobKey);
}

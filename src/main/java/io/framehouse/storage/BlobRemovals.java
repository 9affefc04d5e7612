package io.framehouse.storage;

import io.framehouse.shared.TeamId;
import java.util.Collection;

/**
 * Lets go of stored bytes and holds on to them, in the transactions of the rows that name them. Two
 * rows may name the same bytes, so they go a while later, and only if nothing names them by then.
 */
public interface BlobRemovals {
    /** Lets go: call it in the team's transaction that takes the names away. */
    void later(TeamId team, Collection<String> blobKeys);

    /**
     * Holds on: call it in the team's transaction that writes a row with this name, before its end.
     * From then on the bytes stay.
     *
     * @return false where they are gone already and must be put again
     */
    boolean keep(TeamId team, String blobKey);
}

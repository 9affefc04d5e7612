package io.framehouse.storage;

import io.framehouse.shared.TeamId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much each team has stored, and how much it may. A video that was paid for is copied all the
 * same.
 */
public interface StorageUse {
    /** The highest limit: 1,000 petabytes. */
    long MOST_BYTES = 1_000_000_000_000_000_000L;

    /** Of a team that has stored nothing and may store anything. */
    Use NOTHING = new Use(0, 0, null);

    /** For members of the team and for the platform. */
    Use of(TeamId team);

    /** Of all teams that have something stored or a limit, for platform roles. */
    Map<TeamId, Use> all();

    /**
     * Sets how much a team may store, for platform admins. What is stored stays, also where it is
     * more.
     *
     * @param maxBytes 1 to {@link #MOST_BYTES}, or null for no limit
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST where it is neither
     */
    void limit(TeamId team, @Nullable Long maxBytes);

    /**
     * Asks nobody's leave: call it before something new is taken.
     *
     * @param moreBytes what would come in addition, zero where nobody knows
     * @throws io.framehouse.shared.DomainException STORAGE_FULL naming use, limit and what to do
     */
    void requireRoom(TeamId team, long moreBytes);

    /**
     * What a team has stored.
     *
     * @param objects files, each counted once however many rows name it
     * @param maxBytes null for no limit
     */
    record Use(long bytes, long objects, @Nullable Long maxBytes) {
        /** Whether nothing new is taken. */
        public boolean isFull() {
            return maxBytes != null && bytes >= maxBytes;
        }
    }
}

package io.framehouse.teams;

import io.framehouse.shared.TeamId;

/**
 * A team: the tenant that owns jobs, videos, keys and credits.
 *
 * @param slug the name in addresses, unique and never changed
 * @param storageFull whether the team had used up its storage a minute ago
 * @param version counts changes; an update must name the version it saw
 */
public record Team(
        TeamId id,
        String slug,
        TeamData data,
        boolean suspended,
        boolean storageFull,
        long version) {
    /** A team with room. */
    public Team(TeamId id, String slug, TeamData data, boolean suspended, long version) {
        this(id, slug, data, suspended, false, version);
    }

    public String name() {
        return data.name();
    }
}

package io.framehouse.gateway.rest.admin;

import io.framehouse.storage.StorageUse;
import io.framehouse.teams.Team;
import org.jspecify.annotations.Nullable;

/** A team as admins see it. */
record TeamJson(
        String id,
        String slug,
        String name,
        String timeZone,
        @Nullable String costCenter,
        @Nullable Integer maxRunningJobs,
        @Nullable Integer ratePerMinute,
        long storageBytes,
        @Nullable Long maxStorageBytes,
        boolean suspended,
        long version) {
    static TeamJson of(Team team, StorageUse.Use storage) {
        return new TeamJson(
                team.id().toString(),
                team.slug(),
                team.name(),
                team.data().zone().getId(),
                team.data().costCenter(),
                team.data().maxRunningJobs(),
                team.data().ratePerMinute(),
                storage.bytes(),
                storage.maxBytes(),
                team.suspended(),
                team.version());
    }
}

package io.framehouse.gateway.rest.admin;

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
        boolean suspended,
        long version) {
    static TeamJson of(Team team) {
        return new TeamJson(
                team.id().toString(),
                team.slug(),
                team.name(),
                team.data().zone().getId(),
                team.data().costCenter(),
                team.data().maxRunningJobs(),
                team.data().ratePerMinute(),
                team.suspended(),
                team.version());
    }
}

package io.framehouse.gateway.rest.admin;

import io.framehouse.teams.TeamStanding;
import io.framehouse.teams.TeamStanding.Deletion;
import io.framehouse.teams.TeamStanding.Suspension;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a team stands; each fact null where it does not hold. */
record TeamStandingJson(
        String id,
        boolean suspended,
        @Nullable Instant suspendedAt,
        @Nullable String suspendedReason,
        @Nullable Instant deleteAfter) {
    static TeamStandingJson of(TeamStanding standing) {
        Suspension suspension = standing.suspension();
        Deletion deletion = standing.deletion();
        return new TeamStandingJson(
                standing.team().toString(),
                suspension != null,
                suspension == null ? null : suspension.since(),
                suspension == null ? null : suspension.reason(),
                deletion == null ? null : deletion.after());
    }
}

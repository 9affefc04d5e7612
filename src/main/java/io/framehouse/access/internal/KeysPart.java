package io.framehouse.access.internal;

import io.framehouse.teams.TeamExportPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keys without their secrets, for the export of a team. */
@Component
final class KeysPart implements TeamExportPart {
    @Override
    public List<Rows> rows() {
        return List.of(
                new Rows(
                        "keys.ndjson",
                        """
                        select id, public_id, name, owner_user_id, scopes, rate_per_minute, cost_center,
                            expires_at, revoked_at, last_used_at, created_by, created_at
                        from api_key where team_id = :team order by created_at, id
                        """));
    }
}

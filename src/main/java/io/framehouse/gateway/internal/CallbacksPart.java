package io.framehouse.gateway.internal;

import io.framehouse.teams.TeamExportPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** Callbacks that callers asked for, for the export of a team. */
@Component
final class CallbacksPart implements TeamExportPart {
    @Override
    public List<Rows> rows() {
        return List.of(
                new Rows(
                        "caller_callbacks.ndjson",
                        """
                        select job_id, dialect, url, outcome, last_status, last_sent_at, created_at, ended_at
                        from caller_callback where team_id = :team order by created_at, job_id
                        """));
    }
}

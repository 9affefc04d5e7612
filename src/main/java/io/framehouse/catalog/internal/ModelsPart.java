package io.framehouse.catalog.internal;

import io.framehouse.teams.TeamExportPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which models a team may use and asked for, for its export. */
@Component
final class ModelsPart implements TeamExportPart {
    @Override
    public List<Rows> rows() {
        return List.of(
                new Rows(
                        "allowed_models.ndjson",
                        """
                        select key_id, model, max_duration_seconds, resolutions, audio, off_peak_only,
                            max_credits_per_job_micros, updated_by, updated_at
                        from allowed_model where team_id = :team order by model, key_id
                        """),
                new Rows(
                        "model_requests.ndjson",
                        """
                        select id, requested_by, model, reason, state, answered_by, answered_at, answer,
                            created_at
                        from model_request where team_id = :team order by created_at, id
                        """));
    }
}

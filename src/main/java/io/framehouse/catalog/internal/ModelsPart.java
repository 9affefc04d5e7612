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
                        select id, key_id, model, max_duration_seconds, resolutions, audio, off_peak_only,
                            off_peak_never, recommended_prompt, watermark, chosen_only,
                            max_credits_per_job_micros, updated_by, updated_at
                        from allowed_model where team_id = :team order by model, key_id
                        """),
                new Rows(
                        "allowed_models_chosen.ndjson",
                        """
                        select allowed_model_id, user_id, key_id from allowed_model_chosen
                        where team_id = :team order by allowed_model_id, user_id, key_id
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

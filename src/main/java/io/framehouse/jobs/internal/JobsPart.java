package io.framehouse.jobs.internal;

import io.framehouse.teams.TeamExportPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** Jobs with what was asked for, their timelines and what they cost, for an export. */
@Component
final class JobsPart implements TeamExportPart {
    @Override
    public List<Rows> rows() {
        return List.of(
                new Rows(
                        "jobs.ndjson",
                        """
                        select j.id, j.model, j.state, j.parameters, j.prompt, j.submitted_by, j.submitter,
                            j.key_id, j.cost_center, j.labels, j.off_peak, j.quote_micros, j.quote_lines,
                            j.settled_micros, j.reason, j.provider_reason, j.created_at, j.finished_at,
                            r.idempotency_key, r.body as request_body, r.payload, r.callback_url,
                            r.webhook_url
                        from job j
                        left join job_request r on r.team_id = j.team_id and r.job_id = j.id
                        where j.team_id = :team order by j.created_at, j.id
                        """),
                new Rows(
                        "job_events.ndjson",
                        """
                        select job_id, at, word, from_state, to_state, actor, provider_word, amount_micros,
                            detail
                        from job_event where team_id = :team order by at, id
                        """),
                new Rows(
                        "batches.ndjson",
                        """
                        select batch_id, position, job_id, kind, of_job, by, at
                        from job_batch where team_id = :team order by at, batch_id, position
                        """),
                new Rows(
                        "usage.csv",
                        """
                        select settled_at, submitted_at, job_id, transfer_id, model, user_id, key_id,
                            cost_center, array_to_string(labels, ' ') as labels, quote_micros,
                            settled_micros, duration_seconds, resolution, off_peak, book_month
                        from usage_record where team_id = :team order by settled_at, job_id
                        """));
    }
}

-- Jobs that had ended without settlement before; those that end meanwhile note themselves. Sums of
-- what was there before are made by the scheduled work, team by team; until then lines are read.
insert into usage_ended (team_id, job_id, kind, at, model, user_id, key_id, provider_account_id,
    provider_task_id, cost_center, resolution, off_peak, labels)
select team_id, id, state, finished_at, model, submitted_by, key_id, provider_account_id,
    provider_task_id, cost_center, parameters ->> 'resolution', off_peak, usage_labels(labels)
from job where state in ('failed', 'cancelled')
on conflict do nothing;

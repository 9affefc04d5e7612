-- Usage with names, for reports; runs with the rights of whoever asks. One line a settled job
-- (kind 'settled'), and one a later correction that has a job ('refund', 'adjust'): its amount is
-- signed, it has no seconds and no quote, and it points to the settlement it corrects, where there
-- is one. So the sum of settled_micros is what the ledger calls spent.
create or replace view report_usage with (security_invoker = true) as
select u.team_id, t.name as team_name, t.slug as team_slug, u.job_id, u.transfer_id, u.model,
       u.user_id, p.display_name as member_name, p.email as member_email,
       u.key_id, k.name as key_name, k.public_id as key_public_id,
       u.cost_center, u.labels, u.provider_account_id, u.provider_task_id,
       u.provider_cost_value, u.provider_cost_unit, u.quote_micros, u.settled_micros,
       u.price_version, u.duration_seconds, u.resolution, u.off_peak,
       u.submitted_at, u.settled_at, u.book_month, t.time_zone, u.kind, u.corrects_transfer_id
from (
    select s.team_id, s.job_id, s.transfer_id, s.model, s.user_id, s.key_id, s.cost_center,
           s.labels, s.provider_account_id, s.provider_task_id, s.provider_cost_value,
           s.provider_cost_unit, s.quote_micros, s.settled_micros, s.price_version,
           s.duration_seconds, s.resolution, s.off_peak, s.submitted_at, s.settled_at,
           s.book_month, 'settled' as kind, null::uuid as corrects_transfer_id
    from usage_record s
    union all
    select c.team_id, c.job_id, c.id, j.model, j.submitted_by, j.key_id, j.cost_center, j.labels,
           j.provider_account_id, j.provider_task_id, null, null, 0,
           case c.kind when 'refund' then -c.amount_micros else c.amount_micros end,
           j.price_version, 0, j.parameters ->> 'resolution', j.off_peak, j.created_at, c.booked_at,
           -- In UTC; the export writes it in the platform's zone.
           date_trunc('month', c.booked_at at time zone 'UTC')::date, c.kind, s.transfer_id
    from credit_transfer c
    join job j on j.team_id = c.team_id and j.id = c.job_id
    left join usage_record s on s.team_id = c.team_id and s.job_id = c.job_id
    where c.kind in ('refund', 'adjust')
) u
join team t on t.id = u.team_id
left join person p on p.id = u.user_id
left join api_key k on k.team_id = u.team_id and k.id = u.key_id;
grant select on report_usage to framehouse_team, framehouse_platform;

-- Usage with names, for reports; runs with the rights of whoever asks. One line a settled job
-- (kind 'settled'), and one a later correction that has a job ('refund', 'adjust'): its amount is
-- signed, it has no seconds and no quote, and it points to the settlement it corrects, where there
-- is one. So the sum of settled_micros is what the ledger calls spent. book_month is the month that
-- a line belongs to and is closed with; corrects_month the month of the line that it corrects.
create or replace view report_usage with (security_invoker = true) as
select u.team_id, t.name as team_name, t.slug as team_slug, u.job_id, u.transfer_id, u.model,
       u.user_id, p.display_name as member_name, p.email as member_email,
       u.key_id, k.name as key_name, k.public_id as key_public_id,
       u.cost_center, u.labels, u.provider_account_id, u.provider_task_id,
       u.provider_cost_value, u.provider_cost_unit, u.quote_micros, u.settled_micros,
       u.price_version, u.duration_seconds, u.resolution, u.off_peak,
       u.submitted_at, u.settled_at, u.book_month, t.time_zone, u.kind, u.corrects_transfer_id,
       u.corrects_month
from (
    select s.team_id, s.job_id, s.transfer_id, s.model, s.user_id, s.key_id, s.cost_center,
           s.labels, s.provider_account_id, s.provider_task_id, s.provider_cost_value,
           s.provider_cost_unit, s.quote_micros, s.settled_micros, s.price_version,
           s.duration_seconds, s.resolution, s.off_peak, s.submitted_at, s.settled_at,
           s.book_month, 'settled' as kind, null::uuid as corrects_transfer_id,
           null::date as corrects_month
    from usage_record s
    union all
    select c.team_id, c.job_id, c.id, l.model, l.user_id, l.key_id, l.cost_center,
           coalesce(l.labels, '{}'), l.provider_account_id, l.provider_task_id, null, null, 0,
           case c.kind when 'refund' then -c.amount_micros else c.amount_micros end,
           l.price_version, 0, l.resolution, l.off_peak, l.submitted_at, c.booked_at,
           c.book_month, c.kind, c.corrects_transfer_id, c.corrects_month
    from credit_transfer c
    cross join lateral jsonb_to_record(coalesce(c.line, '{}')) as l (model text, user_id uuid,
        key_id uuid, cost_center text, labels text[], provider_account_id uuid,
        provider_task_id text, price_version bigint, resolution text, off_peak boolean,
        submitted_at timestamptz)
    where c.book_month is not null
) u
join team t on t.id = u.team_id
left join person p on p.id = u.user_id
left join api_key k on k.team_id = u.team_id and k.id = u.key_id;
grant select on report_usage to framehouse_team, framehouse_platform;

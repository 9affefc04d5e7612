-- Everything that figures of usage are made of, with no names: lines of the books (as in
-- report_usage) and jobs that ended without settlement. Roll-ups are sums of it and nothing else;
-- who changes a row of this view in meaning has the roll-ups rebuilt (see V0046).
create or replace view report_usage_fact with (security_invoker = true) as
select s.team_id, s.settled_at as at, s.book_month, 'settled' as kind, s.job_id, s.transfer_id,
       s.provider_task_id, s.model, s.user_id, s.key_id, s.provider_account_id, s.cost_center,
       s.resolution, s.off_peak, usage_labels(s.labels) as labels,
       usage_cost_unit(s.provider_cost_value, s.provider_cost_unit) as cost_unit,
       1 as lines, 1 as jobs, coalesce(s.duration_seconds, 0) as seconds,
       s.quote_micros as quoted, s.settled_micros as settled, 0::bigint as refunded,
       0::bigint as adjusted, 0 as failed, 0 as cancelled, coalesce(s.provider_cost_value, 0) as cost
from usage_record s
union all
select c.team_id, c.booked_at, c.book_month, c.kind, c.job_id, c.id,
       c.line ->> 'provider_task_id', c.line ->> 'model', (c.line ->> 'user_id')::uuid,
       (c.line ->> 'key_id')::uuid, (c.line ->> 'provider_account_id')::uuid,
       c.line ->> 'cost_center', c.line ->> 'resolution',
       coalesce((c.line ->> 'off_peak')::boolean, false), usage_labels(usage_line_labels(c.line)),
       null, 1, 0, 0, 0,
       case c.kind when 'refund' then -c.amount_micros else c.amount_micros end,
       case c.kind when 'refund' then c.amount_micros else 0 end,
       case c.kind when 'refund' then 0 else c.amount_micros end, 0, 0, 0
from credit_transfer c where c.book_month is not null
union all
select e.team_id, e.at, null, e.kind, e.job_id, null, e.provider_task_id, e.model, e.user_id,
       e.key_id, e.provider_account_id, e.cost_center, e.resolution, e.off_peak, e.labels, null,
       0, 0, 0, 0, 0, 0, 0, (e.kind = 'failed')::int, (e.kind = 'cancelled')::int, 0
from usage_ended e;
grant select on report_usage_fact to framehouse_team, framehouse_platform;

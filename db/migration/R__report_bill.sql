-- What bills of providers are compared with; for the platform.

-- What we booked at an account: settled jobs, and late successes, which are an adjustment that has
-- no settlement. Without a reported cost there is only what the job cost in credits.
create or replace view report_bill_ours with (security_invoker = true) as
select u.team_id, u.job_id, u.provider_account_id as account_id, u.provider_task_id as task_id,
       lower(regexp_replace(u.provider_task_id, '\s', '', 'g')) as task_key,
       u.provider_cost_value as cost, u.provider_cost_unit as cost_unit,
       u.settled_micros as micros, u.submitted_at, u.settled_at
from usage_record u
where u.provider_account_id is not null
union all
select c.team_id, c.job_id, (c.line ->> 'provider_account_id')::uuid,
       c.line ->> 'provider_task_id',
       lower(regexp_replace(c.line ->> 'provider_task_id', '\s', '', 'g')), null, null,
       c.amount_micros, (c.line ->> 'submitted_at')::timestamptz, c.booked_at
from credit_transfer c
where c.kind = 'adjust' and c.job_id is not null and c.corrects_transfer_id is null
  and c.line ->> 'provider_account_id' is not null
  and not exists (select from usage_record u
      where u.team_id = c.team_id and u.job_id = c.job_id);

-- Tasks of ours, settled or not.
create or replace view report_bill_task with (security_invoker = true) as
select j.team_id, j.id as job_id, j.provider_account_id as account_id, j.provider_task_id as task_id,
       lower(regexp_replace(j.provider_task_id, '\s', '', 'g')) as task_key, j.state, j.settled_micros
from job j
where j.provider_task_id is not null;

-- Accounts that may have a bill: also those that were removed since.
create or replace view report_bill_account with (security_invoker = true) as
select a.id, a.name, a.dialect, a.deleted_at is not null as removed from provider_account a;

grant select on report_bill_ours, report_bill_task, report_bill_account to framehouse_platform;

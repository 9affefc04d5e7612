-- What the proof and its page read; all run with the rights of whoever asks, the platform's.

create or replace view report_provider_account with (security_invoker = true) as
select id, name, dialect, priority from provider_account where enabled and deleted_at is null;

create or replace view report_provider_balance with (security_invoker = true) as
select id, account_id, read_at, outcome, purse, unit, balance, detail from provider_balance;

-- Each job's time at the account that has it, what it cost there and, in our credits, what it was
-- expected to cost. A job that was never handed over has no account. One that ended unwell is in it
-- at its end where the provider told a cost all the same; it may yet have given that back.
create or replace view report_provider_job with (security_invoker = true) as
select j.provider_account_id as account_id, j.team_id, j.id as job_id,
       coalesce(j.accepted_at, j.created_at) as began_at, j.finished_at as ended_at,
       coalesce(u.settled_at, case when j.provider_cost_value > 0 then j.finished_at end)
           as settled_at,
       coalesce(u.provider_cost_value, j.provider_cost_value) as cost,
       coalesce(u.provider_cost_unit, j.provider_cost_unit) as cost_unit,
       j.quote_micros,
       u.job_id is null and j.provider_cost_value > 0 as may_be_returned
from job j
left join usage_record u on u.team_id = j.team_id and u.job_id = j.id
where j.provider_account_id is not null and j.state <> 'held';

create or replace view report_conversion_rate with (security_invoker = true) as
select unit, credits, effective_from from conversion_rate;

-- Whatever a check can name, with its team, its job and when it began.
create or replace view report_offender with (security_invoker = true) as
select j.id, 'job' as kind, j.team_id, j.id as job_id, j.created_at as at from job j
union all
select t.id, 'transfer', t.team_id, t.job_id, t.booked_at from credit_transfer t
union all
select w.id, 'budget_window', w.team_id, null, null from budget_window w
union all
select a.id, 'account', null, null, null from provider_account a
union all
select t.id, 'team', t.id, null, null from team t;

-- Open jobs only: the final ones are counted by usage.
create or replace view report_job_flow with (security_invoker = true) as
select state, count(*) as jobs, min(created_at) as oldest_at from job
where state in ('held', 'submitting', 'queued', 'running', 'unknown') group by state;

create or replace view report_job_unknown with (security_invoker = true) as
select j.team_id, t.slug as team_slug, t.name as team_name, j.id as job_id, j.unknown_since
from job j join team t on t.id = j.team_id where j.state = 'unknown';

create or replace view report_copy_flow with (security_invoker = true) as
select count(*) as copies, min(created_at) as oldest_at from asset
where state = 'copying' and kind <> 'preview';

-- The money trail of a job.
create or replace view report_job_transfer with (security_invoker = true) as
select t.team_id, t.job_id, t.id as transfer_id, t.kind, t.amount_micros, t.actor, t.reason,
       t.booked_at
from credit_transfer t where t.job_id is not null;

create or replace view report_team with (security_invoker = true) as
select id, name, slug from team;

grant select on report_provider_account, report_provider_balance, report_provider_job,
    report_conversion_rate, report_offender, report_job_flow, report_job_unknown, report_copy_flow,
    report_job_transfer, report_team to framehouse_platform;

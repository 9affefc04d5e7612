-- What the poll engine works with: one narrow row for each job that is at a provider or on its way
-- there. A question that changes nothing writes here only, never the wide row of the job; a change
-- of state writes both in one statement. The row goes when the job ends or waits again.
create table job_watch (
    team_id uuid not null,
    job_id uuid not null,
    account_id uuid not null,
    attempt_id uuid,
    task_id text,
    state text not null,
    model text not null,
    off_peak boolean not null,
    -- When it is asked about; of a job being sent: when its sender counts as lost.
    next_action_at timestamptz not null,
    -- Who looks at it until when. The token fences: whoever holds another one writes nothing.
    lease_until timestamptz,
    lease_owner text,
    lease_token uuid,
    poll_count int not null default 0,
    progress int,
    -- What the last question brought where it was no answer.
    detail text,
    accepted_at timestamptz,
    last_answer_at timestamptz,
    unknown_reason text,
    unknown_since timestamptz,
    primary key (team_id, job_id),
    constraint job_watch_job_fk foreign key (team_id, job_id) references job (team_id, id),
    constraint job_watch_state check (state in ('submitting', 'queued', 'running', 'unknown')),
    constraint job_watch_unknown_says_why
        check ((state = 'unknown') = (unknown_reason is not null))
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05,
    autovacuum_analyze_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0);
-- Each account's and team's due ones, longest due first.
create index job_watch_due on job_watch (account_id, team_id, next_action_at);
create index job_watch_sending on job_watch (next_action_at) where state = 'submitting';
create index job_watch_task on job_watch (account_id, task_id) where task_id is not null;
create unique index job_watch_attempt on job_watch (attempt_id);
call protect_team_rows('job_watch');
grant select, insert, update, delete on job_watch to framehouse_team, framehouse_platform;

-- The owner has no policy on these tables; for this once it needs none.
alter table job no force row level security;
alter table job_watch no force row level security;
insert into job_watch (team_id, job_id, account_id, attempt_id, task_id, state, model, off_peak,
    next_action_at, poll_count, progress, accepted_at, last_answer_at, unknown_reason,
    unknown_since)
select team_id, id, coalesce(provider_account_id, '00000000-0000-0000-0000-000000000000'),
    attempt_id, provider_task_id, state, model, off_peak, coalesce(next_action_at, now()),
    poll_count, progress, accepted_at, last_answer_at, unknown_reason, unknown_since
from job where state in ('submitting', 'queued', 'running', 'unknown');

-- From here on the job's own time of the next action is that of waiting jobs alone, and its lease
-- that of the questions after a person's decision.
update job set next_action_at = null, lease_until = null, lease_owner = null
where state in ('submitting', 'queued', 'running', 'unknown');
alter table job force row level security;
alter table job_watch force row level security;
alter table job drop column last_answer_at;
drop index if exists job_due;

-- What each node's poll engine did, a row a minute.
create table reconciliation_run (
    node text not null,
    minute timestamptz not null,
    seen_at timestamptz not null,
    claimed bigint not null default 0,
    polled bigint not null default 0,
    changed bigint not null default 0,
    sent bigint not null default 0,
    recovered bigint not null default 0,
    woken bigint not null default 0,
    errors bigint not null default 0,
    oldest_lag_millis bigint not null default 0,
    primary key (minute, node)
);
grant select, insert, update, delete on reconciliation_run to framehouse_platform;

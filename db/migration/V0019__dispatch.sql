-- Handing out of waiting jobs: turns, rates of accounts, and what is known of their trouble.

alter table job
    -- Inside the team only; higher is sent first.
    add column priority smallint not null default 5,
    -- Which routes can carry it, and after '!' which accounts it rests from. Waiting jobs of one
    -- team with the same model and routing can go to the same accounts, so when the first of them
    -- finds no room, none does.
    add column routing text collate "C" not null default '',
    -- The accounts that did not take it since its last rest; it goes to others until
    -- next_action_at, then to any.
    add column tried_accounts uuid[] not null default '{}',
    add constraint job_priority check (priority between 0 and 9) not valid;
create index job_waiting on job (team_id, model, routing, priority desc, created_at, id)
    where state = 'held';
create index job_resting on job (next_action_at) where state = 'held' and tried_accounts <> '{}';

-- How many jobs a team has open at an account (not those that are unknown), and in which turn it was
-- last given a slot there. Kept by the trigger below, so that no way of changing a job can forget it.
create table dispatch_turn (
    team_id uuid not null references team (id),
    account_id uuid not null references provider_account (id),
    open_jobs int not null default 0,
    served_turn bigint not null default 0,
    primary key (team_id, account_id)
) with (fillfactor = 50);
call protect_team_rows('dispatch_turn');
grant select, insert, update on dispatch_turn to framehouse_team, framehouse_platform;

create function count_open_job() returns trigger language plpgsql as $$
declare
    open_states constant text[] := '{submitting,queued,running}';
begin
    if old.state = any (open_states) and old.provider_account_id is not null then
        update dispatch_turn set open_jobs = open_jobs - 1
            where team_id = old.team_id and account_id = old.provider_account_id;
    end if;
    if new.state = any (open_states) and new.provider_account_id is not null then
        insert into dispatch_turn as t (team_id, account_id, open_jobs)
            values (new.team_id, new.provider_account_id, 1)
            on conflict (team_id, account_id) do update set open_jobs = t.open_jobs + 1;
    end if;
    return null;
end
$$;
-- A change that leaves a job open where it is does not even call the function.
create trigger job_open_count after update of state, provider_account_id on job for each row
    when ((old.state in ('submitting', 'queued', 'running'))
        is distinct from (new.state in ('submitting', 'queued', 'running'))
        or old.provider_account_id is distinct from new.provider_account_id)
    execute function count_open_job();

-- Counts anew, for rows that came to be open without a change of state: jobs of before this file,
-- and what benchmarks insert. Whoever is in the middle of a change is waited for.
create function recount_open_jobs() returns void language plpgsql as $$
begin
    perform from dispatch_turn order by team_id, account_id for update;
    update dispatch_turn set open_jobs = 0 where open_jobs <> 0;
    insert into dispatch_turn (team_id, account_id, open_jobs)
        select team_id, provider_account_id, count(*) from job
        where state in ('submitting', 'queued', 'running') and provider_account_id is not null
        group by team_id, provider_account_id
        on conflict (team_id, account_id) do update set open_jobs = excluded.open_jobs;
end
$$;
revoke execute on function recount_open_jobs() from public;
grant execute on function recount_open_jobs() to framehouse_platform;

-- The owner has no policy on these tables; for this once it needs none.
alter table job no force row level security;
alter table dispatch_turn no force row level security;
select recount_open_jobs();
alter table job force row level security;
alter table dispatch_turn force row level security;

-- When an account's next request may leave, over all nodes: a bucket that fills with time.
create table provider_rate (
    account_id uuid not null primary key references provider_account (id),
    free_at timestamptz not null
) with (fillfactor = 50);
grant select, insert, update on provider_rate to framehouse_platform;

alter table provider_account
    -- The provider wants no more until then.
    add column busy_until timestamptz,
    -- Since when it refuses our key or balance; null where it does not. Told once.
    add column troubled_since timestamptz,
    -- Since when an admin wants it empty; null where it takes jobs or is merely off.
    add column draining_since timestamptz,
    add constraint provider_account_drains_disabled
        check (draining_since is null or not enabled) not valid;

alter table notice drop constraint notice_kind;
alter table notice add constraint notice_kind check (kind in ('budget_alert', 'team_overdrawn',
    'budget_asked', 'budget_answered', 'jobs_lost', 'late_success', 'proof_failed',
    'account_troubled'));

-- As in V0014, with the job's priority and routing.
-- The jobs of one team with their holds, requests and first events, in one call. Everything of a
-- team comes after its balance is locked, so what is looked up here cannot change before the commit.
--
-- jobs: one object a job. earlier: [{job, earlier, body_hash}] for idempotency keys that have a job;
-- nothing is written for those. The rest is as place_holds says; a job that repeats its hold is
-- there already, because its commit was made but not heard of.
create or replace function submit_jobs(team uuid, zone text, wishes jsonb, jobs jsonb, out held uuid[],
        out repeated uuid[], out refused jsonb, out reached uuid[], out stale text,
        out earlier jsonb)
    language plpgsql as $$
begin
    perform from credit_balance b where b.team_id = team for no key update;
    if not found then
        insert into credit_balance (team_id) values (team) on conflict do nothing;
        perform from credit_balance b where b.team_id = team for no key update;
    end if;
    select jsonb_agg(jsonb_build_object('job', j.id, 'earlier', r.job_id,
            'body_hash', encode(r.body_hash, 'hex'))) into earlier
        from jsonb_to_recordset(jobs) as j (id uuid, caller text, idempotency_key text)
        cross join lateral (select q.job_id, q.body_hash from job_request q where q.team_id = team
            and q.caller = j.caller and q.idempotency_key = j.idempotency_key limit 1) r
        where j.idempotency_key is not null;
    if earlier is not null then
        select coalesce(jsonb_agg(w), '[]') into wishes from jsonb_array_elements(wishes) as w
        where w ->> 'job' not in (select e ->> 'job' from jsonb_array_elements(earlier) as e);
    end if;
    select p.held, p.repeated, p.refused, p.reached, p.stale
        into held, repeated, refused, reached, stale from place_holds(team, zone, wishes) p;
    if held = '{}' then
        return;
    end if;

    with j as materialized (
        select * from jsonb_to_recordset(jobs) as r (id uuid, model text, state text,
            parameters jsonb, prompt text, submitted_by uuid, key_id uuid, submitter text,
            cost_center text, labels text[], off_peak boolean, priority smallint, routing text,
            quote_micros bigint,
            quote_lines jsonb, price_version bigint, price_terms jsonb, settlement text,
            next_action_at timestamptz,
            expected_by timestamptz, created_at timestamptz, event_id uuid, caller text,
            idempotency_key text, body_hash text, dialect text, body text, payload text,
            callback_url text, webhook_url text)
        where r.id = any (held)
    ), made as (
        insert into job (team_id, id, model, state, parameters, prompt, submitted_by, key_id,
            submitter, cost_center, labels, off_peak, priority, routing, quote_micros, quote_lines,
            price_version, price_terms, settlement, next_action_at, expected_by, created_at, updated_at)
        select team, j.id, j.model, j.state, j.parameters, j.prompt, j.submitted_by, j.key_id,
            j.submitter, j.cost_center, j.labels, j.off_peak, j.priority, j.routing, j.quote_micros,
            j.quote_lines, j.price_version, j.price_terms, j.settlement, j.next_action_at, j.expected_by, j.created_at,
            j.created_at
        from j
    ), requested as (
        insert into job_request (team_id, job_id, caller, idempotency_key, body_hash, dialect, body,
            payload, callback_url, webhook_url, created_at)
        select team, j.id, j.caller, j.idempotency_key, decode(j.body_hash, 'hex'), j.dialect,
            j.body::jsonb, j.payload, j.callback_url, j.webhook_url, j.created_at
        from j
    )
    insert into job_event (team_id, job_id, id, at, word, to_state, actor, amount_micros)
    select team, j.id, j.event_id, j.created_at, 'held', j.state, j.submitter, j.quote_micros
    from j;
end
$$;

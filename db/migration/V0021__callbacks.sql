-- Nonces of callbacks that were verified, so that none is acted on twice. Hashed, because a nonce
-- is as long as its sender likes; kept for as long as its date would be accepted.
create table callback_nonce (
    account_id uuid not null references provider_account (id),
    nonce bytea not null,
    expires_at timestamptz not null,
    primary key (account_id, nonce)
);
create index callback_nonce_expiry on callback_nonce (expires_at);
-- Update is what locking a row takes; no nonce is ever changed.
grant select, insert, update, delete on callback_nonce to framehouse_platform;

-- What is known about a job whose fate is not: one row a job, which outlives the doubt.
create table job_evidence (
    team_id uuid not null,
    job_id uuid not null,
    -- Since when the job was unknown, the last time; null where a callback came before any doubt.
    since timestamptz,
    -- Looks into the provider's task list for our tag.
    searches int not null default 0,
    last_search_at timestamptz,
    last_search text,
    last_search_detail text,
    -- Verified callbacks, and the task that the last one named: a question, not an answer.
    callbacks int not null default 0,
    last_callback_at timestamptz,
    named_task_id text,
    named_attempt_id uuid,
    last_name_check_at timestamptz,
    last_name_check text,
    last_name_check_detail text,
    -- When a person is asked unless the provider answers before; null once that is done or void.
    ask_person_at timestamptz,
    person_asked_at timestamptz,
    primary key (team_id, job_id),
    constraint job_evidence_job_fk foreign key (team_id, job_id) references job (team_id, id),
    constraint job_evidence_search check (last_search in
        ('found', 'absent', 'incomplete', 'no_list')),
    constraint job_evidence_name_check check (last_name_check in
        ('found', 'absent', 'incomplete', 'no_list')),
    constraint job_evidence_detail_bounded check (
        coalesce(length(last_search_detail), 0) <= 1000
        and coalesce(length(last_name_check_detail), 0) <= 1000
        and coalesce(length(named_task_id), 0) <= 200)
);
create index job_evidence_deadline on job_evidence (ask_person_at)
    where ask_person_at is not null;
create index job_evidence_asked on job_evidence (person_asked_at)
    where person_asked_at is not null;
call protect_team_rows('job_evidence');
grant select, insert, update on job_evidence to framehouse_team, framehouse_platform;
-- Jobs that are unknown already get their evidence begun, and time until a person is asked. The
-- owner has no policy on these tables; for this once it needs none.
alter table job no force row level security;
alter table job_evidence no force row level security;
insert into job_evidence (team_id, job_id, since, ask_person_at)
select team_id, id, unknown_since, now() + interval '2 hours' from job where state = 'unknown';
alter table job force row level security;
alter table job_evidence force row level security;

-- A callback about a job that a person resolved is found by the tag it was sent with.
create index job_late_attempt on job (attempt_id) where late_check_at is not null;

-- The jobs that a team lost within one hour, one row each: adding one costs the same however many
-- there are.
create table notice_lost_job (
    team_id uuid not null references team (id),
    began_at timestamptz not null,
    job_id uuid not null,
    primary key (team_id, began_at, job_id)
);
call protect_team_rows('notice_lost_job');
grant select, insert, delete on notice_lost_job to framehouse_team, framehouse_platform;
alter table notice_lost_job no force row level security;
alter table notice_lost_jobs no force row level security;
insert into notice_lost_job (team_id, began_at, job_id)
select team_id, began_at, unnest(jobs) from notice_lost_jobs on conflict do nothing;
alter table notice_lost_jobs add column count int not null default 0;
update notice_lost_jobs set count = cardinality(jobs);
alter table notice_lost_job force row level security;
alter table notice_lost_jobs force row level security;
alter table notice_lost_jobs
    drop column jobs,
    add constraint notice_lost_jobs_count check (count >= 0);

-- A callback that came while a look was under way: the look keeps its lease, and the row is due
-- again as soon as the lease is given back, whatever the look itself planned. Held here, so that
-- every statement that gives a lease back keeps to it.
alter table job_watch add column woken_at timestamptz;
create function keep_wake() returns trigger language plpgsql as $$
begin
    new.next_action_at := least(new.next_action_at, old.woken_at);
    new.woken_at := null;
    return new;
end
$$;
create trigger job_watch_wake before update on job_watch for each row
    when (old.woken_at is not null and new.lease_until is null)
    execute function keep_wake();

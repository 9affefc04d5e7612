-- Suspending with a reason, how long things are kept, exports, and the end of a team.
-- Short waits only: whoever holds one of these tables keeps the file waiting, not the house.
set local lock_timeout = '5s';

alter table team
    add column suspended_reason text,
    add column suspended_by text,
    -- How long after their end things are kept; null for ever.
    add column keep_videos_days int,
    add column keep_uploads_days int,
    add column keep_requests_days int,
    -- Somebody wants the team to go; until delete_after it can be kept after all.
    add column delete_asked_at timestamptz,
    add column delete_asked_by text,
    add column delete_after timestamptz,
    -- From here on nobody finds the team any more and its content goes, part by part.
    add column erasing_at timestamptz,
    -- All of it is gone. The row stays, because the books name it.
    add column deleted_at timestamptz,
    add constraint team_suspended_reason
        check (suspended_reason is null or (length(suspended_reason) between 1 and 300
            and suspended_at is not null)) not valid,
    add constraint team_keep_videos_days check (keep_videos_days between 1 and 3650) not valid,
    add constraint team_keep_uploads_days check (keep_uploads_days between 1 and 3650) not valid,
    add constraint team_keep_requests_days check (keep_requests_days between 1 and 3650) not valid,
    add constraint team_delete_asked check (num_nonnulls(delete_asked_at, delete_asked_by,
        delete_after) in (0, 3)) not valid,
    -- What is to go takes nothing new.
    add constraint team_delete_suspends
        check (delete_after is null or suspended_at is not null) not valid,
    add constraint team_erasing check (erasing_at is null or delete_after is not null) not valid,
    add constraint team_deleted check (deleted_at is null or erasing_at is not null) not valid;
create index team_delete_after on team (delete_after)
    where delete_after is not null and deleted_at is null;
create index team_keeps on team (id) where num_nonnulls(keep_videos_days, keep_uploads_days,
    keep_requests_days) > 0;

-- No job comes to a suspended team, whatever was read before. The foreign key of the job to its
-- team has locked the team's row by now, and whoever suspends locks it for update: so either the
-- suspension waits for this commit and sees the job, or it is seen here.
create function refuse_jobs_of_suspended_team() returns trigger language plpgsql as $$
begin
    if exists (select from team t where t.suspended_at is not null
            and t.id in (select m.team_id from new_job m)) then
        raise exception 'the team is suspended' using errcode = 'FH036';
    end if;
    return null;
end
$$;
create trigger job_of_working_team after insert on job referencing new table as new_job
    for each statement execute function refuse_jobs_of_suspended_team();

-- What a team asked for as one file.
create table team_export (
    team_id uuid not null references team (id),
    id uuid not null,
    state text not null default 'waiting',
    asked_by text not null,
    blob_key text,
    bytes bigint,
    error text,
    attempts int not null default 0,
    lease_until timestamptz,
    created_at timestamptz not null,
    ready_at timestamptz,
    expires_at timestamptz,
    primary key (team_id, id),
    constraint team_export_state check (state in ('waiting', 'ready', 'failed', 'expired')),
    constraint team_export_ready check ((state = 'ready') = (blob_key is not null)),
    constraint team_export_failed check ((state = 'failed') = (error is not null)),
    constraint team_export_error check (length(error) between 1 and 300)
);
-- One at a time; a second wish while one is made is the same wish.
create unique index team_export_waiting on team_export (team_id) where state = 'waiting';
create index team_export_due on team_export (created_at) where state = 'waiting';
create index team_export_over on team_export (expires_at) where state = 'ready';
call protect_team_rows('team_export');
grant select, insert, update on team_export to framehouse_team, framehouse_platform;

-- Stored bytes that nothing may need any more. Written in the transaction that lets go of them;
-- taken away later, if by then nothing of the team names them.
create table blob_removal (
    team_id uuid not null references team (id),
    blob_key text not null,
    due_at timestamptz not null,
    primary key (team_id, blob_key)
);
create index blob_removal_due on blob_removal (due_at);
call protect_team_rows('blob_removal');
grant select, insert, update, delete on blob_removal to framehouse_team, framehouse_platform;

-- A copy whose time is over: its bytes are gone, what it was and cost stays.
alter table asset drop constraint asset_state;
alter table asset add constraint asset_state
    check (state in ('copying', 'ready', 'failed', 'expired')) not valid;
create index asset_ready_at on asset (team_id, ready_at) where state = 'ready';
create index upload_created on upload (team_id, created_at);
create index asset_blob on asset (team_id, blob_key) where blob_key is not null;
create index upload_blob on upload (team_id, blob_key);

-- When what was asked for was taken out of a job, by its team's own setting or at the team's end.
alter table job add column request_erased_at timestamptz;

-- What people wrote goes with their team, by the platform's own work alone; the ledger, usage,
-- timelines and the trail have no such right.
grant delete on job_request, job_evidence, asset, webhook_endpoint, webhook_attempt, notice,
    notice_email, notice_lost_jobs, api_key, key_call_log, model_request, budget_request,
    team_person, team_export to framehouse_platform;

-- With the team's data key goes whatever else of its sealed values may lie somewhere still.
grant delete on data_key to framehouse_platform;
create function refuse_loss_of_data_key() returns trigger language plpgsql as $$
begin
    if not exists (select from team t where t.id = old.team_id and t.erasing_at is not null) then
        raise exception 'data key % is needed: its team does not end', old.id;
    end if;
    return old;
end
$$;
create trigger data_key_needed before delete on data_key
    for each row execute function refuse_loss_of_data_key();

-- More kinds of notices, whatever kinds there are by now.
do $$
declare
    rule text;
begin
    select pg_get_constraintdef(oid) into strict rule from pg_constraint
        where conrelid = 'notice'::regclass and conname = 'notice_kind';
    if position('ARRAY[' in rule) = 0 then
        raise exception 'notice_kind is not a list of words: %', rule;
    end if;
    alter table notice drop constraint notice_kind;
    execute 'alter table notice add constraint notice_kind '
        || replace(rule, 'ARRAY[', 'ARRAY[''team_suspended''::text, ''team_resumed''::text, '
            || '''team_to_be_deleted''::text, ''team_kept''::text, ');
end
$$;

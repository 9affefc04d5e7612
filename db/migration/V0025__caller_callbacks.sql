-- Callers who asked to be told of their drop-in task: one row a task with a callback_url. It comes
-- before its job, so that no job is ever without it; hence no foreign key to the job.
create table caller_callback (
    team_id uuid not null references team (id),
    job_id uuid not null,
    dialect text not null,
    url text not null,
    -- Scheme, host and port of the url: receivers are served side by side.
    receiver text not null,
    -- The key that the caller showed, sealed for this team and job; gone with the last callback.
    secret bytea,
    told_working boolean not null default false,
    -- How often the last word was sent without being taken.
    attempts int not null default 0,
    due_at timestamptz not null,
    -- How often the job changed: whoever holds the lease learns that it changed meanwhile.
    wakes bigint not null default 0,
    lease_until timestamptz,
    lease_token uuid,
    outcome text,
    last_status int,
    last_text text,
    last_sent_at timestamptz,
    created_at timestamptz not null,
    ended_at timestamptz,
    primary key (team_id, job_id),
    constraint caller_callback_outcome
        check (outcome in ('delivered', 'given_up', 'not_submitted')),
    constraint caller_callback_secret_while_open check ((outcome is null) = (secret is not null)),
    constraint caller_callback_ended check ((outcome is null) = (ended_at is null)),
    constraint caller_callback_bounded check (length(url) <= 2000 and length(last_text) <= 1000)
) with (fillfactor = 70);
create index caller_callback_due on caller_callback (receiver, due_at) where outcome is null;
call protect_team_rows('caller_callback');
grant select, insert, update, delete on caller_callback to framehouse_team, framehouse_platform;

-- A job that begins or ends, and a copy of its result that is ready or failed, makes the caller's row
-- due in the same transaction.
create procedure wake_caller(team uuid, job uuid) language sql as $$
    update caller_callback set wakes = wakes + 1, due_at = '-infinity'
    where team_id = team and job_id = job and outcome is null
$$;

create function job_wakes_caller() returns trigger language plpgsql as $$
begin
    call wake_caller(new.team_id, new.id);
    return null;
end
$$;
create trigger job_wakes_caller after update of state on job for each row
    when (old.state is distinct from new.state
        and new.state in ('running', 'unknown', 'succeeded', 'failed', 'cancelled'))
    execute function job_wakes_caller();

create function asset_wakes_caller() returns trigger language plpgsql as $$
begin
    call wake_caller(new.team_id, new.job_id);
    return null;
end
$$;
create trigger asset_wakes_caller after update of state on asset for each row
    when (old.state = 'copying' and new.state <> 'copying')
    execute function asset_wakes_caller();

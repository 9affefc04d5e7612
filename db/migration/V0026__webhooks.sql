-- Which tables are partitioned by month is known to the catalog; it need not be listed here.
create or replace function make_month_partitions(target text, months_ahead int) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    month date := date_trunc('month', now() at time zone 'UTC')::date;
    name text;
begin
    if not exists (select from pg_partitioned_table p
            join pg_class c on c.oid = p.partrelid
            where c.relname = target and c.relnamespace = 'public'::regnamespace) then
        raise exception 'table % is not partitioned by month', target;
    end if;
    for step in 0..months_ahead loop
        name := format('%s_%s', target, to_char(month, 'YYYY_MM'));
        if to_regclass(name) is null then
            execute format('create table %I partition of %I for values from (%L) to (%L)', name,
                target, month::timestamp at time zone 'UTC',
                (month + interval '1 month') at time zone 'UTC');
            call protect_team_rows(name::regclass);
        end if;
        month := (month + interval '1 month')::date;
    end loop;
end
$$;

-- Where a team's events are sent. The one of kind 'jobs' has no address of its own: it signs what
-- goes to the addresses that single jobs named. Secrets are encrypted, bound to team and id, and
-- are gone when it is deleted.
create table webhook_endpoint (
    team_id uuid not null references team (id),
    id uuid not null,
    kind text not null,
    url text,
    description text not null default '',
    -- Empty: all, also those that are added later.
    events text[] not null default '{}',
    secret_cipher bytea,
    previous_secret_cipher bytea,
    previous_secret_until timestamptz,
    -- Since when nothing was taken any more; null while it works.
    failing_since timestamptz,
    disabled_at timestamptz,
    disabled_why text,
    last_attempt_at timestamptz,
    last_status int,
    last_success_at timestamptz,
    created_at timestamptz not null,
    deleted_at timestamptz,
    primary key (team_id, id),
    constraint webhook_endpoint_kind check (kind in ('address', 'jobs')),
    constraint webhook_endpoint_url check ((kind = 'address') = (url is not null)
        and length(url) between 1 and 2000),
    constraint webhook_endpoint_description check (length(description) <= 200),
    constraint webhook_endpoint_disabled_why check (disabled_why in ('person', 'gone', 'failing')),
    constraint webhook_endpoint_disabled check ((disabled_at is null) = (disabled_why is null)),
    constraint webhook_endpoint_previous
        check ((previous_secret_cipher is null) = (previous_secret_until is null)),
    constraint webhook_endpoint_secret check ((deleted_at is null) = (secret_cipher is not null)),
    constraint webhook_endpoint_forgets
        check (deleted_at is null or previous_secret_cipher is null)
);
create unique index webhook_endpoint_jobs on webhook_endpoint (team_id)
    where kind = 'jobs' and deleted_at is null;
call protect_team_rows('webhook_endpoint');
grant select, insert, update on webhook_endpoint to framehouse_team, framehouse_platform;

-- One event for one endpoint: made once, its id and body stay the same however often it is sent.
create table webhook_message (
    team_id uuid not null,
    id uuid not null,
    endpoint_id uuid not null,
    event_key text not null,
    type text not null,
    -- Only where a job named it; otherwise the endpoint's of the moment.
    url text,
    -- Messages to one receiver; one receiver's trouble is no other's.
    lane text not null,
    body text not null,
    state text not null default 'waiting',
    attempts int not null default 0,
    -- The attempts since it was made, or since somebody asked for it to be sent again.
    tries int not null default 0,
    tries_from timestamptz not null,
    next_try_at timestamptz not null,
    lease_until timestamptz,
    finished_at timestamptz,
    last_error text,
    created_at timestamptz not null,
    primary key (team_id, id),
    constraint webhook_message_endpoint_fk foreign key (team_id, endpoint_id)
        references webhook_endpoint (team_id, id),
    constraint webhook_message_state check (state in ('waiting', 'delivered', 'failed')),
    constraint webhook_message_finished check ((state = 'waiting') = (finished_at is null)),
    constraint webhook_message_failed check (state <> 'failed' or last_error is not null),
    constraint webhook_message_last_error check (length(last_error) <= 500),
    constraint webhook_message_tries check (tries between 0 and attempts)
) with (fillfactor = 80);
-- An event that is heard twice makes one message.
create unique index webhook_message_once on webhook_message (team_id, endpoint_id, event_key);
create index webhook_message_due on webhook_message (lane, next_try_at, id)
    where state = 'waiting';
create index webhook_message_of_endpoint
    on webhook_message (team_id, endpoint_id, created_at desc, id desc);
create index webhook_message_old on webhook_message (finished_at) where state <> 'waiting';
call protect_team_rows('webhook_message');
grant select, insert, update on webhook_message to framehouse_team, framehouse_platform;
-- What is over for a month is forgotten.
grant delete on webhook_message to framehouse_platform;

-- Each time that a message was sent: append-only.
create table webhook_attempt (
    team_id uuid not null,
    message_id uuid not null,
    id uuid not null,
    at timestamptz not null,
    number int not null,
    duration_ms bigint not null,
    -- Null where there was no answer.
    status int,
    -- Null where it was taken.
    error text,
    -- The first words of the answer.
    answer text not null,
    constraint webhook_attempt_error check (length(error) <= 500),
    constraint webhook_attempt_answer check (length(answer) <= 1000)
) partition by range (at);
create index webhook_attempt_message on webhook_attempt (team_id, message_id, at);
call protect_team_rows('webhook_attempt');
create table webhook_attempt_other partition of webhook_attempt default;
call protect_team_rows('webhook_attempt_other');
select make_month_partitions('webhook_attempt', 3);
grant select, insert on webhook_attempt to framehouse_team, framehouse_platform;

-- One more kind of notice, whatever kinds there are by now.
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
        || replace(rule, 'ARRAY[', 'ARRAY[''webhook_disabled''::text, ');
end
$$;

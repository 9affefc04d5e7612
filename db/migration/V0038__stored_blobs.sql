-- Which bytes lie in which store, how much of it each team uses, and how much it may. Rows for what
-- was stored before come with V0040_2.
-- Short waits only: whoever holds one of these tables keeps the file waiting, not the house.
set local lock_timeout = '5s';

-- One row for what is stored, written in the transaction of the first row that names the bytes and
-- deleted in the one that takes them away.
create table stored_blob (
    team_id uuid not null references team (id),
    -- The store's own order, so that two lists can be read side by side.
    blob_key text collate "C" not null,
    bytes bigint not null,
    store text not null,
    put_at timestamptz not null,
    -- Since when a look through the store does not find them.
    missing_since timestamptz,
    -- Who carries them to the other store holds them until then.
    lease_until timestamptz,
    primary key (team_id, blob_key),
    constraint stored_blob_bytes check (bytes >= 0),
    constraint stored_blob_store check (store in ('file', 's3'))
);
create index stored_blob_in_store on stored_blob (store, team_id, blob_key);
create index stored_blob_missing on stored_blob (missing_since) where missing_since is not null;
call protect_team_rows('stored_blob');
grant select, insert, update, delete on stored_blob to framehouse_team, framehouse_platform;

-- The sum of it, one row a team.
create table storage_use (
    team_id uuid not null primary key references team (id),
    bytes bigint not null,
    objects bigint not null,
    at timestamptz not null
) with (fillfactor = 60);
call protect_team_rows('storage_use');
grant select, insert, update on storage_use to framehouse_team;
grant select, insert, update, delete on storage_use to framehouse_platform;

-- The sum follows the rows. What is stored has the name of its content, so its length
-- never changes; only rows that come and go count.
create function add_to_storage_use() returns trigger language plpgsql as $$
begin
    insert into storage_use (team_id, bytes, objects, at)
    select team_id, sum(bytes), count(*), now() from changed group by team_id
    on conflict (team_id) do update set bytes = storage_use.bytes + excluded.bytes,
        objects = storage_use.objects + excluded.objects, at = excluded.at;
    return null;
end
$$;
create function take_from_storage_use() returns trigger language plpgsql as $$
begin
    update storage_use u set bytes = u.bytes - c.bytes, objects = u.objects - c.objects, at = now()
    from (select team_id, sum(bytes) as bytes, count(*) as objects
        from changed group by team_id) c
    where u.team_id = c.team_id;
    return null;
end
$$;
create trigger stored_blob_counts after insert on stored_blob
    referencing new table as changed
    for each statement execute function add_to_storage_use();
create trigger stored_blob_counts_no_more after delete on stored_blob
    referencing old table as changed
    for each statement execute function take_from_storage_use();

alter table team
    -- How much may be stored; null without limit.
    add column max_storage_bytes bigint,
    -- Since when it is used up: set by a task every minute, so that a submit reads no more rows.
    add column storage_full_at timestamptz,
    add constraint team_max_storage_bytes check (max_storage_bytes > 0) not valid;
create index team_storage_limit on team (id) where max_storage_bytes is not null;

-- An upload that its team keeps in its library stays, however old it is.
alter table upload add column pinned_at timestamptz;
grant update (pinned_at) on upload to framehouse_team, framehouse_platform;

-- What each look through the stores brought; one that somebody asked for waits for a node first.
create table storage_check (
    id uuid not null primary key,
    asked_at timestamptz not null,
    asked_by text,
    started_at timestamptz,
    ended_at timestamptz,
    outcome text not null default 'waiting',
    reason text,
    objects bigint not null default 0,
    bytes bigint not null default 0,
    missing bigint not null default 0,
    -- Those of them that were not marked: so many at once may be a place that is the wrong one.
    held_back bigint not null default 0,
    -- Whether an admin wants all that are missing to be marked, however many they are.
    marks boolean not null default false,
    orphans bigint not null default 0,
    bytes_orphaned bigint not null default 0,
    constraint storage_check_outcome
        check (outcome in ('waiting', 'running', 'good', 'trouble', 'stopped')),
    constraint storage_check_started check ((outcome = 'waiting') = (started_at is null)),
    constraint storage_check_ended
        check ((outcome in ('waiting', 'running')) = (ended_at is null)),
    constraint storage_check_stopped check ((outcome = 'stopped') = (reason is not null)),
    constraint storage_check_held_back
        check (held_back = 0 or (held_back > 0 and outcome = 'stopped')),
    constraint storage_check_reason check (length(reason) between 1 and 300)
);
create index storage_check_newest on storage_check (asked_at desc);
-- One at a time; a second wish while one waits or is done is the same wish.
create unique index storage_check_one on storage_check ((true))
    where outcome in ('waiting', 'running');
grant select, insert, update, delete on storage_check to framehouse_platform;

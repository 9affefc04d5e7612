-- Exports that are made in the background and kept for some days.
-- Short waits only: whoever holds one of these tables keeps the file waiting, not the house.
set local lock_timeout = '5s';

-- Files over all teams belong to no team. They lie in the place of a team that has the id of zeros
-- and no row, so that the walls, the store and its checks treat them as those of any team. The
-- foreign keys to the teams become a look of the same strength: teams are never deleted.
create function refuse_unknown_team() returns trigger language plpgsql as $$
begin
    if new.team_id <> '00000000-0000-0000-0000-000000000000'
            and not exists (select from team t where t.id = new.team_id) then
        raise exception 'there is no team %', new.team_id using errcode = 'foreign_key_violation';
    end if;
    return new;
end
$$;
alter table stored_blob drop constraint stored_blob_team_id_fkey;
alter table storage_use drop constraint storage_use_team_id_fkey;
alter table blob_removal drop constraint blob_removal_team_id_fkey;
create trigger stored_blob_of_a_team before insert or update of team_id on stored_blob
    for each row execute function refuse_unknown_team();
create trigger storage_use_of_a_team before insert or update of team_id on storage_use
    for each row execute function refuse_unknown_team();
create trigger blob_removal_of_a_team before insert or update of team_id on blob_removal
    for each row execute function refuse_unknown_team();

create table export_order (
    team_id uuid not null,
    id uuid not null,
    state text not null default 'waiting',
    -- Who asked, as a name for people; and whose right to the file is asked for again.
    asked_by text not null,
    user_id uuid references app_user (id),
    key_id uuid,
    format text not null,
    first_day date not null,
    last_day date not null,
    zone text not null,
    file_name text not null,
    -- How many lines there were when it was asked for, and how many are written.
    lines bigint not null,
    written bigint not null default 0,
    blob_key text,
    bytes bigint,
    sha256 text,
    error text,
    attempts int not null default 0,
    lease_until timestamptz,
    created_at timestamptz not null,
    ready_at timestamptz,
    expires_at timestamptz,
    primary key (team_id, id),
    constraint export_order_state
        check (state in ('waiting', 'running', 'ready', 'failed', 'expired')),
    constraint export_order_format check (format in ('csv', 'xlsx', 'focus')),
    constraint export_order_days check (first_day <= last_day),
    constraint export_order_lines check (lines >= 0 and written >= 0),
    constraint export_order_owner check (num_nonnulls(user_id, key_id) = 1),
    constraint export_order_ready check ((state = 'ready') = (blob_key is not null)),
    constraint export_order_file
        check (state <> 'ready' or num_nonnulls(bytes, sha256, expires_at) = 3),
    constraint export_order_failed check ((state = 'failed') = (error is not null)),
    constraint export_order_error check (length(error) between 1 and 300)
);
-- A second wish of the same person while one waits or is made is the same wish.
create unique index export_order_open
    on export_order (team_id, user_id, key_id, format, first_day, last_day)
    nulls not distinct where state in ('waiting', 'running');
create index export_order_due on export_order (created_at) where state in ('waiting', 'running');
create index export_order_over on export_order (expires_at) where state = 'ready';
create index export_order_newest on export_order (team_id, created_at desc);
create trigger export_order_of_a_team before insert or update of team_id on export_order
    for each row execute function refuse_unknown_team();
call protect_team_rows('export_order');
grant select, insert, update, delete on export_order to framehouse_team, framehouse_platform;

-- More kinds of notice, whatever kinds there are by then.
create procedure add_notice_kinds(kinds text[]) language plpgsql as $$
declare
    rule text;
begin
    select pg_get_constraintdef(oid) into strict rule from pg_constraint
        where conrelid = 'notice'::regclass and conname = 'notice_kind';
    if position('ARRAY[' in rule) = 0 then
        raise exception 'notice_kind is not a list of words: %', rule;
    end if;
    alter table notice drop constraint notice_kind;
    execute 'alter table notice add constraint notice_kind ' || replace(rule, 'ARRAY[', 'ARRAY['
        || (select string_agg(quote_literal(kind) || '::text, ', '') from unnest(kinds) as kind));
end
$$;
revoke execute on procedure add_notice_kinds(text[]) from public;
call add_notice_kinds('{export_ready, export_failed}');

-- Short waits only: whoever holds one of these tables keeps the file waiting, not the house.
set local lock_timeout = '5s';

-- Keys that are kept in the database, each encrypted by a key made from FRAMEHOUSE_SECRET_KEY and
-- bound to its id and team. Those of 'secrets' seal what must be read again, one of each team and
-- one of the platform; those of 'audit' sign the trail. Only the platform's role reads them, on a
-- connection of its own: hence no foreign key, which would wait for a lock of the caller's.
create table data_key (
    team_id uuid,
    id uuid not null primary key,
    purpose text not null,
    keyset bytea not null,
    -- Which secret key opens it: its name, not the key.
    wrapped_by text not null,
    created_at timestamptz not null,
    -- Retired ones still open and prove what they made.
    retired_at timestamptz,
    constraint data_key_purpose check (purpose in ('secrets', 'audit'))
);
create unique index data_key_current on data_key (team_id, purpose) nulls not distinct
    where retired_at is null;
call protect_team_rows('data_key');
grant select, insert, update on data_key to framehouse_platform;

-- In which transaction an entry was written: once all transactions below a number have ended, no
-- entry below it can come any more. Entries of before have none. The mark says that the house wrote
-- the entry, and nobody else who can reach the table.
alter table audit_entry
    add column transaction_id xid8 not null default '0',
    add column mark bytea;
alter table audit_entry alter column transaction_id set default pg_current_xact_id();
create index audit_entry_transaction on audit_entry (transaction_id, id);

-- The chain over the trail: each seal signs its entry and the seal before. Unpartitioned, because
-- an entry is sealed once over all months.
create table audit_seal (
    team_id uuid,
    number bigint not null primary key,
    entry_id uuid not null,
    transaction_id xid8 not null,
    -- Whether the entry had a right mark when it was sealed.
    genuine boolean not null,
    key_id uuid not null,
    seal bytea not null,
    sealed_at timestamptz not null,
    constraint audit_seal_number_positive check (number > 0)
);
create unique index audit_seal_entry on audit_seal (entry_id);
call protect_team_rows('audit_seal');
grant select on audit_seal to framehouse_team;
grant select, insert on audit_seal to framehouse_platform;

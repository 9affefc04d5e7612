-- Keys of teams: only a hash of the secret is kept; the public id finds the row.
create table api_key (
    team_id uuid not null references team (id),
    id uuid not null,
    public_id text not null,
    secret_hash bytea not null,
    previous_secret_hash bytea,
    previous_valid_until timestamptz,
    name text not null,
    owner_user_id uuid references app_user (id),
    scopes text[] not null,
    rate_per_minute int,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz,
    created_by text not null,
    created_at timestamptz not null default now(),
    version bigint not null default 0,
    primary key (team_id, id),
    constraint api_key_name_length check (length(name) between 1 and 120)
);
create unique index api_key_public_id on api_key (public_id);
call protect_team_rows('api_key');
grant select, insert, update on api_key to framehouse_team, framehouse_platform;

-- Keys of the platform. The bootstrap key from the settings has no public id: it is found by hash.
create table platform_key (
    id uuid not null primary key,
    public_id text,
    secret_hash bytea not null,
    previous_secret_hash bytea,
    previous_valid_until timestamptz,
    name text not null,
    scopes text[] not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz,
    created_by text not null,
    created_at timestamptz not null default now(),
    version bigint not null default 0
);
create unique index platform_key_public_id on platform_key (public_id);
create unique index platform_key_secret_hash on platform_key (secret_hash);
grant select, insert, update on platform_key to framehouse_platform;

-- The platform's accounts at providers; no team. The key is encrypted (bound to the row's id).
create table provider_account (
    id uuid not null primary key,
    name text not null,
    dialect text not null,
    base_url text not null,
    auth_scheme text not null,
    api_key_cipher bytea not null,
    api_key_last4 text not null,
    models text[] not null,
    max_concurrent int not null,
    requests_per_minute int not null,
    poll_path text,
    callbacks boolean not null default false,
    priority int not null default 100,
    enabled boolean not null default true,
    status text not null default 'untested',
    status_detail text,
    status_at timestamptz,
    paused_until timestamptz,
    paused_reason text,
    deleted_at timestamptz,
    created_at timestamptz not null default now(),
    version bigint not null default 0,
    constraint provider_account_dialect check (dialect in ('async-v3', 'vidu', 'vtrix')),
    constraint provider_account_auth_scheme check (auth_scheme in ('bearer', 'token')),
    constraint provider_account_status check (status in ('untested', 'working', 'refusing')),
    constraint provider_account_max_concurrent_positive check (max_concurrent > 0),
    constraint provider_account_rate_positive check (requests_per_minute > 0)
);
create unique index provider_account_name on provider_account (name) where deleted_at is null;
grant select, insert, update on provider_account to framehouse_platform;

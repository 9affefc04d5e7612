-- Prices over time. The first versions come from the catalogue files; a version never changes.
create table price_version (
    id bigint generated always as identity primary key,
    model text not null,
    effective_from timestamptz not null,
    rule jsonb not null,
    source text not null,
    certainty text not null,
    created_by text not null,
    created_at timestamptz not null default now(),
    constraint price_version_certainty check (certainty in ('documented', 'reported', 'assumed', 'set'))
);
create unique index price_version_model_from on price_version (model, effective_from);
grant select on price_version to framehouse_team;
grant select, insert on price_version to framehouse_platform;

-- What one unit of a provider's money is worth in credits, over time; a version never changes.
create table conversion_rate (
    id bigint generated always as identity primary key,
    unit text not null,
    credits numeric(20, 10) not null,
    effective_from timestamptz not null,
    created_by text not null,
    created_at timestamptz not null default now(),
    constraint conversion_rate_unit check (unit in ('credits', 'USD')),
    constraint conversion_rate_positive check (credits > 0)
);
create unique index conversion_rate_unit_from on conversion_rate (unit, effective_from);
grant select on conversion_rate to framehouse_team;
grant select, insert on conversion_rate to framehouse_platform;

-- What a team (key_id null) or one of its keys may use. No row means not allowed. Model '*' allows all.
create table allowed_model (
    team_id uuid not null references team (id),
    key_id uuid,
    model text not null,
    max_duration_seconds int,
    resolutions text[],
    audio text not null default 'allowed',
    off_peak_only boolean not null default false,
    max_credits_per_job_micros bigint,
    updated_by text not null,
    updated_at timestamptz not null default now(),
    constraint allowed_model_key_fk foreign key (team_id, key_id) references api_key (team_id, id),
    constraint allowed_model_audio check (audio in ('allowed', 'never', 'always')),
    constraint allowed_model_duration_positive check (max_duration_seconds > 0),
    constraint allowed_model_credits_not_negative check (max_credits_per_job_micros >= 0)
);
create unique index allowed_model_team_key_model on allowed_model (team_id, key_id, model)
    nulls not distinct;
call protect_team_rows('allowed_model');
grant select, insert, update, delete on allowed_model to framehouse_team, framehouse_platform;

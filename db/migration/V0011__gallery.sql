-- Our own copy of what a job made.
create table asset (
    team_id uuid not null,
    id uuid not null,
    job_id uuid not null,
    kind text not null,
    state text not null default 'copying',
    reason text,
    source_url text,
    blob_key text,
    content_type text,
    bytes bigint,
    sha256 bytea,
    width int,
    height int,
    duration_ms bigint,
    sound boolean not null default false,
    attempts int not null default 0,
    next_attempt_at timestamptz,
    lease_until timestamptz,
    created_at timestamptz not null,
    ready_at timestamptz,
    primary key (team_id, id),
    constraint asset_job_fk foreign key (team_id, job_id) references job (team_id, id),
    constraint asset_kind check (kind in ('video', 'cover', 'watermarked')),
    constraint asset_state check (state in ('copying', 'ready', 'failed')),
    constraint asset_ready_has_blob check (state <> 'ready' or blob_key is not null)
);
create unique index asset_job_kind on asset (team_id, job_id, kind);
create index asset_copy_due on asset (next_attempt_at) where state = 'copying';
create index asset_team_created on asset (team_id, created_at desc, id desc) where kind = 'video';
call protect_team_rows('asset');
grant select, insert, update on asset to framehouse_team, framehouse_platform;

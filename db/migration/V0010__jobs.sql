create table job (
    team_id uuid not null references team (id),
    id uuid not null,
    model text not null,
    state text not null,
    version bigint not null default 0,
    parameters jsonb not null,
    prompt text not null default '',
    submitted_by uuid references app_user (id),
    key_id uuid,
    submitter text not null,
    cost_center text,
    labels text[] not null default '{}',
    off_peak boolean not null default false,
    quote_micros bigint not null,
    quote_lines jsonb not null,
    price_version bigint not null references price_version (id),
    settlement text not null,
    settled_micros bigint,
    provider_cost_value numeric,
    provider_cost_unit text,
    reason text,
    provider_reason text,
    progress int,
    -- What the reconciler works with.
    attempt int not null default 0,
    attempt_id uuid,
    provider_account_id uuid references provider_account (id),
    provider_task_id text,
    provider_request_id text,
    provider_model text,
    unknown_reason text,
    unknown_since timestamptz,
    poll_count int not null default 0,
    last_answer_at timestamptz,
    next_action_at timestamptz,
    lease_until timestamptz,
    lease_owner text,
    expected_by timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    submitted_at timestamptz,
    accepted_at timestamptz,
    finished_at timestamptz,
    primary key (team_id, id),
    constraint job_key_fk foreign key (team_id, key_id) references api_key (team_id, id),
    constraint job_state check (state in ('held', 'submitting', 'queued', 'running', 'succeeded',
        'failed', 'cancelled', 'unknown')),
    constraint job_settlement check (settlement in ('quoted', 'reported')),
    constraint job_unknown_says_why check ((state = 'unknown') = (unknown_reason is not null)),
    constraint job_final_has_end check ((state in ('succeeded', 'failed', 'cancelled'))
        = (finished_at is not null)),
    constraint job_settled_only_when_succeeded check (settled_micros is null or state = 'succeeded')
) with (fillfactor = 70);
create index job_due on job (next_action_at)
    where state in ('held', 'submitting', 'queued', 'running', 'unknown');
create index job_team_created on job (team_id, created_at desc, id desc);
create index job_team_open on job (team_id)
    where state in ('held', 'submitting', 'queued', 'running', 'unknown');
create index job_account_open on job (provider_account_id)
    where state in ('submitting', 'queued', 'running', 'unknown');
call protect_team_rows('job');
grant select, insert, update on job to framehouse_team, framehouse_platform;

-- What the caller sent, out of the hot row; the promise "one job a key" lives here.
create table job_request (
    team_id uuid not null,
    job_id uuid not null,
    caller text not null,
    idempotency_key text,
    body_hash bytea not null,
    dialect text,
    body jsonb not null,
    payload text,
    callback_url text,
    webhook_url text,
    callback_secret_cipher bytea,
    created_at timestamptz not null,
    primary key (team_id, job_id),
    constraint job_request_job_fk foreign key (team_id, job_id) references job (team_id, id)
);
create unique index job_request_idempotency on job_request (team_id, caller, idempotency_key)
    where idempotency_key is not null;
call protect_team_rows('job_request');
grant select, insert, update on job_request to framehouse_team, framehouse_platform;

-- The timeline: append-only.
create table job_event (
    team_id uuid not null,
    job_id uuid not null,
    id uuid not null,
    at timestamptz not null,
    word text not null,
    from_state text,
    to_state text,
    actor text not null,
    provider_word text,
    amount_micros bigint,
    detail jsonb
) partition by range (at);
create index job_event_job on job_event (team_id, job_id, at, id);
call protect_team_rows('job_event');
create table job_event_other partition of job_event default;
call protect_team_rows('job_event_other');
select make_month_partitions('job_event', 3);
grant select, insert on job_event to framehouse_team, framehouse_platform;

-- What was settled: one row a succeeded job, written with the settlement.
create table usage_record (
    team_id uuid not null,
    job_id uuid not null,
    transfer_id uuid not null,
    model text not null,
    user_id uuid,
    key_id uuid,
    cost_center text,
    labels text[] not null default '{}',
    provider_account_id uuid,
    provider_task_id text,
    provider_cost_value numeric,
    provider_cost_unit text,
    quote_micros bigint not null,
    settled_micros bigint not null,
    price_version bigint not null,
    duration_seconds int,
    resolution text,
    off_peak boolean not null,
    submitted_at timestamptz not null,
    settled_at timestamptz not null,
    book_month date not null,
    primary key (team_id, job_id),
    constraint usage_record_job_fk foreign key (team_id, job_id) references job (team_id, id),
    constraint usage_record_transfer_fk foreign key (team_id, transfer_id)
        references credit_transfer (team_id, id)
);
create index usage_record_settled on usage_record (team_id, settled_at);
create index usage_record_month on usage_record (book_month, team_id);
call protect_team_rows('usage_record');
grant select, insert on usage_record to framehouse_team, framehouse_platform;

-- The half-filled create form of a person, kept so that nothing typed is lost.
create table job_draft (
    team_id uuid not null references team (id),
    user_id uuid not null references app_user (id),
    body jsonb not null,
    updated_at timestamptz not null default now(),
    primary key (team_id, user_id)
);
call protect_team_rows('job_draft');
grant select, insert, update, delete on job_draft to framehouse_team, framehouse_platform;

-- Somebody asks for leave to use a model; a row leaves 'waiting' once and never changes again.
create table model_request (
    team_id uuid not null references team (id),
    id uuid not null,
    requested_by uuid not null references app_user (id),
    model text not null,
    reason text not null,
    state text not null default 'waiting',
    answered_by text,
    answered_at timestamptz,
    answer text,
    created_at timestamptz not null,
    version bigint not null default 0,
    primary key (team_id, id),
    constraint model_request_model_length check (length(model) between 1 and 120),
    constraint model_request_reason_length check (length(reason) between 1 and 300),
    constraint model_request_answer_length check (length(answer) <= 300),
    constraint model_request_state check (state in ('waiting', 'approved', 'declined', 'withdrawn')),
    constraint model_request_answered check ((state in ('approved', 'declined'))
        = (num_nonnulls(answered_by, answered_at) = 2)),
    constraint model_request_declined_says_why check (state <> 'declined' or answer is not null)
);
create index model_request_open on model_request (team_id, created_at) where state = 'waiting';
create index model_request_person on model_request (team_id, requested_by, created_at desc);
-- One open wish a person and model; a second one changes nothing for those who answer but noise.
create unique index model_request_one_open on model_request (team_id, requested_by, model)
    where state = 'waiting';
call protect_team_rows('model_request');
grant select, insert, update on model_request to framehouse_team, framehouse_platform;

alter table notice drop constraint notice_kind;
alter table notice add constraint notice_kind check (kind in ('budget_alert', 'team_overdrawn',
    'budget_asked', 'budget_answered', 'jobs_lost', 'late_success', 'proof_failed',
    'account_troubled', 'model_asked', 'model_answered'));

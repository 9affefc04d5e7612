-- What happened, told to whom it concerns: one row a recipient. The team is the one as whose member
-- somebody is told; without a team it is told to a person of the platform.
create table notice (
    id uuid not null primary key,
    team_id uuid references team (id),
    user_id uuid not null references app_user (id),
    dedupe_key text not null,
    kind text not null,
    severity text not null,
    title text not null,
    body text not null,
    link text not null,
    times int not null default 1,
    created_at timestamptz not null,
    read_at timestamptz,
    constraint notice_kind check (kind in ('budget_alert', 'team_overdrawn', 'budget_asked',
        'budget_answered', 'jobs_lost', 'late_success', 'proof_failed')),
    constraint notice_severity check (severity in ('info', 'success', 'warning', 'error')),
    constraint notice_title check (length(title) between 1 and 300 and title !~ '[\r\n]'),
    constraint notice_body check (length(body) between 1 and 1000 and body !~ '[\r\n]'),
    -- A page of this console, never an address elsewhere.
    constraint notice_link check (link ~ '^[a-z][a-z0-9/_?=&-]*$' and link not like '%//%'),
    constraint notice_times_positive check (times > 0)
);
-- An event that is heard twice makes one notice.
create unique index notice_once on notice (user_id, dedupe_key);
create index notice_of_person on notice (user_id, created_at desc, id desc);
create index notice_unread on notice (user_id) where read_at is null;
call protect_team_rows('notice');
grant select, insert, update on notice to framehouse_team, framehouse_platform;

-- Mails to send. A team's transaction may only add; addresses are read by the platform's own work.
create table notice_email (
    id uuid not null primary key,
    notice_id uuid not null references notice (id),
    address text not null,
    state text not null default 'waiting',
    attempts int not null default 0,
    next_try_at timestamptz not null,
    last_error text,
    created_at timestamptz not null,
    sent_at timestamptz,
    constraint notice_email_state check (state in ('waiting', 'sent', 'failed')),
    constraint notice_email_sent check ((state = 'sent') = (sent_at is not null)),
    constraint notice_email_failed check (state <> 'failed' or last_error is not null),
    constraint notice_email_last_error check (length(last_error) <= 300)
);
create unique index notice_email_once on notice_email (notice_id);
create index notice_email_due on notice_email (next_try_at, id) where state = 'waiting';
grant insert on notice_email to framehouse_team;
grant select, insert, update on notice_email to framehouse_platform;

-- The jobs that a team lost within one hour; they are one notice.
create table notice_lost_jobs (
    team_id uuid not null primary key references team (id),
    began_at timestamptz not null,
    jobs uuid[] not null,
    constraint notice_lost_jobs_some check (cardinality(jobs) > 0)
);
call protect_team_rows('notice_lost_jobs');
grant select, insert, update on notice_lost_jobs to framehouse_team, framehouse_platform;

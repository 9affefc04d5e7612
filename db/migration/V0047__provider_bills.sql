-- Bills of providers and what came of comparing them with the books. The platform's alone: a bill
-- is of an account, which serves all teams.

-- How the bills of an account are read; proposed again for the next one.
create table provider_bill_mapping (
    account_id uuid not null primary key references provider_account (id),
    mapping jsonb not null,
    updated_by text not null,
    updated_at timestamptz not null
);
grant select, insert, update on provider_bill_mapping to framehouse_platform;

-- One file. Of each account and month one is current; a newer one supersedes it.
create table provider_bill (
    id uuid not null primary key,
    account_id uuid not null references provider_account (id),
    month date not null,
    -- In which zone the provider counts days.
    zone text not null,
    -- What its amounts are where a line says nothing else.
    unit text not null,
    per_day boolean not null,
    file_name text not null,
    sha256 bytea not null,
    bytes bigint not null,
    imported_by text not null,
    imported_at timestamptz not null,
    mapping jsonb not null,
    tolerance numeric not null,
    tolerance_percent numeric not null,
    window_minutes int not null,
    lines int not null,
    superseded_by uuid references provider_bill (id) deferrable initially deferred,
    superseded_at timestamptz,
    constraint provider_bill_first_day check (extract(day from month) = 1),
    constraint provider_bill_unit check (unit in ('credits', 'USD')),
    constraint provider_bill_sha256 check (length(sha256) = 32),
    constraint provider_bill_tolerance check (tolerance >= 0 and tolerance_percent between 0 and 100),
    constraint provider_bill_window check (window_minutes between 0 and 1440),
    constraint provider_bill_superseded check ((superseded_by is null) = (superseded_at is null))
);
create unique index provider_bill_current on provider_bill (account_id, month)
    where superseded_by is null;
create index provider_bill_imported on provider_bill (imported_at desc, id desc);
grant select, insert, update, delete on provider_bill to framehouse_platform;

-- Every row of a file below its heading, also what could not be read.
create table provider_bill_line (
    bill_id uuid not null references provider_bill (id),
    -- The line of the file it begins on.
    line_no int not null,
    kind text not null,
    task_id text,
    -- The task id without blanks and case.
    task_key text,
    at timestamptz,
    day date,
    amount numeric,
    unit text,
    description text,
    raw text not null,
    problem_field text,
    problem_rule text,
    problem text,
    primary key (bill_id, line_no),
    constraint provider_bill_line_kind check (kind in ('charge', 'credit', 'total', 'unread')),
    constraint provider_bill_line_unit check (unit in ('credits', 'USD')),
    constraint provider_bill_line_read check (case when kind in ('charge', 'credit')
        then num_nonnulls(amount, unit) = 2 and problem is null
        when kind = 'unread' then num_nonnulls(problem_field, problem_rule, problem) = 3
        else true end)
);
create index provider_bill_line_task on provider_bill_line (bill_id, task_key)
    where task_key is not null;
grant select, insert, delete on provider_bill_line to framehouse_platform;

-- What a line and our books say to each other. 'number' is the line's, or counts from a billion on
-- for what only we have.
create table provider_bill_match (
    bill_id uuid not null references provider_bill (id),
    number bigint not null,
    class text not null,
    -- Why it is of this class, see BillReason.
    reason text not null,
    line_no int,
    -- A job of any team, and which one; bills have no team.
    job_id uuid,
    job_team uuid,
    day date,
    theirs numeric,
    their_unit text,
    ours numeric,
    our_unit text,
    -- Ours is what the job settled at, since its provider reported no cost.
    estimated boolean not null default false,
    -- Theirs less ours, in their unit; null where the two cannot be compared.
    difference numeric,
    -- The same in our credits, by the rate at the month's end.
    difference_micros bigint,
    state text not null,
    note text,
    resolved_by text,
    resolved_at timestamptz,
    transfer_id uuid,
    adjust_micros bigint,
    adjust_job_id uuid,
    book_month date,
    primary key (bill_id, number),
    constraint provider_bill_match_class check (class in ('matched', 'only_theirs', 'only_ours',
        'amount_differs', 'unread')),
    constraint provider_bill_match_state check (state in ('clear', 'open', 'accepted', 'adjusting',
        'adjusted', 'elsewhere')),
    constraint provider_bill_match_clear check ((state = 'clear') = (class = 'matched')),
    constraint provider_bill_match_adjust check (state not in ('adjusting', 'adjusted')
        or num_nonnulls(transfer_id, adjust_micros, adjust_job_id, note) = 4)
);
create index provider_bill_match_job on provider_bill_match (job_id) where job_id is not null;
create index provider_bill_match_open on provider_bill_match (bill_id, number)
    where state in ('open', 'adjusting');
grant select, insert, update, delete on provider_bill_match to framehouse_platform;

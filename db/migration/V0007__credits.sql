-- The ledger. A transfer is one movement of credits; its entries sum to zero. Both are append-only.
-- Accounts of a team: 'granted' (minus what was ever granted), 'available', 'held', 'spent'.
create table credit_transfer (
    team_id uuid not null references team (id),
    id uuid not null,
    kind text not null,
    amount_micros bigint not null,
    hold_id uuid,
    job_id uuid,
    reason text,
    expires_at timestamptz,
    actor text not null,
    booked_at timestamptz not null,
    primary key (team_id, id),
    constraint credit_transfer_kind check (kind in
        ('grant', 'hold', 'settle', 'release', 'refund', 'adjust', 'expire')),
    constraint credit_transfer_amount_not_negative check (amount_micros >= 0 or kind = 'adjust'),
    constraint credit_transfer_hold_named check ((kind in ('settle', 'release')) = (hold_id is not null)),
    constraint credit_transfer_job_named check (kind not in ('hold', 'settle', 'release', 'refund')
        or job_id is not null)
);
-- A hold is resolved at most once: a fact of the database, not of the code.
create unique index credit_transfer_hold_resolved_once on credit_transfer (team_id, hold_id)
    where kind in ('settle', 'release');
create unique index credit_transfer_job_held_once on credit_transfer (team_id, job_id)
    where kind = 'hold';
create index credit_transfer_job on credit_transfer (team_id, job_id) where job_id is not null;
create index credit_transfer_booked on credit_transfer (team_id, booked_at desc, id desc);
create index credit_transfer_granted on credit_transfer (team_id)
    where kind in ('grant', 'expire');
call protect_team_rows('credit_transfer');
grant select, insert on credit_transfer to framehouse_team, framehouse_platform;

create table credit_entry (
    team_id uuid not null,
    transfer_id uuid not null,
    account text not null,
    amount_micros bigint not null,
    booked_at timestamptz not null,
    constraint credit_entry_account check (account in ('granted', 'available', 'held', 'spent')),
    constraint credit_entry_transfer_fk foreign key (team_id, transfer_id)
        references credit_transfer (team_id, id)
) partition by range (booked_at);
create index credit_entry_transfer on credit_entry (team_id, transfer_id);
call protect_team_rows('credit_entry');
create table credit_entry_other partition of credit_entry default;
call protect_team_rows('credit_entry_other');
select make_month_partitions('credit_entry', 3);
grant select, insert on credit_entry to framehouse_team, framehouse_platform;

-- The cached balance: available = granted - spent - held. Changed by guarded updates only.
create table credit_balance (
    team_id uuid not null primary key references team (id),
    granted_micros bigint not null default 0,
    spent_micros bigint not null default 0,
    held_micros bigint not null default 0,
    overdrawn boolean not null default false,
    constraint credit_balance_held_not_negative check (held_micros >= 0),
    constraint credit_balance_covered check (overdrawn
        or granted_micros - spent_micros - held_micros >= 0)
);
call protect_team_rows('credit_balance');
grant select, insert, update on credit_balance to framehouse_team, framehouse_platform;

-- One row a hold; its id is the hold transfer's id. Says what the hold is now, and whose budgets
-- count it, so that a window made later can be filled from the holds it covers.
create table credit_hold (
    team_id uuid not null,
    id uuid not null,
    job_id uuid not null,
    member_id uuid,
    key_id uuid,
    amount_micros bigint not null,
    state text not null default 'open',
    settled_micros bigint,
    held_at timestamptz not null,
    resolved_at timestamptz,
    primary key (team_id, id),
    constraint credit_hold_transfer_fk foreign key (team_id, id) references credit_transfer (team_id, id),
    constraint credit_hold_amount_not_negative check (amount_micros >= 0),
    constraint credit_hold_state check (state in ('open', 'settled', 'released')),
    constraint credit_hold_resolved check ((state = 'open') = (resolved_at is null)),
    constraint credit_hold_settled_amount check ((state = 'settled') = (settled_micros is not null))
);
create unique index credit_hold_job on credit_hold (team_id, job_id);
create index credit_hold_open on credit_hold (team_id) where state = 'open';
create index credit_hold_held_at on credit_hold (team_id, held_at);
call protect_team_rows('credit_hold');
grant select, insert, update on credit_hold to framehouse_team, framehouse_platform;

create table budget (
    team_id uuid not null references team (id),
    id uuid not null,
    scope text not null,
    subject_id uuid,
    period text not null,
    limit_micros bigint not null,
    hard boolean not null default true,
    alert_at int[] not null default '{50,80,100}',
    removed_at timestamptz,
    version bigint not null default 0,
    created_at timestamptz not null default now(),
    primary key (team_id, id),
    constraint budget_scope check (scope in ('team', 'member', 'key')),
    constraint budget_subject check ((scope = 'team') = (subject_id is null)),
    constraint budget_period check (period in ('day', 'week', 'month', 'total')),
    constraint budget_limit_not_negative check (limit_micros >= 0)
);
create unique index budget_subject_period on budget (team_id, scope, subject_id, period)
    nulls not distinct where removed_at is null;
call protect_team_rows('budget');
grant select, insert, update on budget to framehouse_team, framehouse_platform;

-- One row a budget and window; half open [starts_at, ends_at), ends_at null for 'total'.
create table budget_window (
    team_id uuid not null,
    id uuid not null,
    budget_id uuid not null,
    starts_at timestamptz not null,
    ends_at timestamptz,
    spent_micros bigint not null default 0,
    held_micros bigint not null default 0,
    primary key (team_id, id),
    constraint budget_window_budget_fk foreign key (team_id, budget_id) references budget (team_id, id),
    constraint budget_window_held_not_negative check (held_micros >= 0)
);
create unique index budget_window_start on budget_window (team_id, budget_id, starts_at);
call protect_team_rows('budget_window');
grant select, insert, update on budget_window to framehouse_team, framehouse_platform;

-- Which windows a hold was counted in: settle and release touch exactly those.
create table credit_hold_window (
    team_id uuid not null,
    hold_id uuid not null,
    window_id uuid not null,
    primary key (team_id, hold_id, window_id),
    constraint credit_hold_window_hold_fk foreign key (team_id, hold_id) references credit_hold (team_id, id),
    constraint credit_hold_window_window_fk foreign key (team_id, window_id)
        references budget_window (team_id, id)
);
create index credit_hold_window_window on credit_hold_window (team_id, window_id);
call protect_team_rows('credit_hold_window');
grant select, insert on credit_hold_window to framehouse_team, framehouse_platform;

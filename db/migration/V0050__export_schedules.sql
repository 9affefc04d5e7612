-- Exports that are made again and again, and what became of each.
-- Short waits only: whoever holds one of these tables keeps the file waiting, not the house.
set local lock_timeout = '5s';

create table export_schedule (
    team_id uuid not null,
    id uuid not null,
    frequency text not null,
    format text not null,
    -- Who is told by mail, as ids of people; whoever is not in the place any more is told nothing.
    people uuid[] not null,
    webhook boolean not null,
    -- Who asked, as a name for people; and in whose name the exports are made.
    asked_by text not null,
    user_id uuid references app_user (id),
    key_id uuid,
    state text not null default 'active',
    -- Why it stopped by itself; null where it did not.
    stopped_why text,
    -- The first day of the period that comes next, and when that is over in this time zone.
    zone text not null,
    next_day date not null,
    due_at timestamptz not null,
    -- When somebody looks next, and since when looking did not help.
    try_at timestamptz not null,
    failing_since timestamptz,
    created_at timestamptz not null,
    primary key (team_id, id),
    constraint export_schedule_frequency
        check (frequency in ('daily', 'weekly', 'monthly', 'month_closed')),
    constraint export_schedule_closed check (frequency <> 'month_closed'
        or team_id = '00000000-0000-0000-0000-000000000000'),
    constraint export_schedule_format check (format in ('csv', 'xlsx', 'focus')),
    constraint export_schedule_people check (cardinality(people) <= 20),
    constraint export_schedule_webhook check (not webhook
        or team_id <> '00000000-0000-0000-0000-000000000000'),
    constraint export_schedule_owner check (num_nonnulls(user_id, key_id) = 1),
    constraint export_schedule_state check (state in ('active', 'paused', 'stopped')),
    constraint export_schedule_stopped check ((state = 'stopped') = (stopped_why is not null)),
    constraint export_schedule_stopped_why check (length(stopped_why) between 1 and 300)
);
create index export_schedule_due on export_schedule (try_at) where state = 'active';
create trigger export_schedule_of_a_team before insert or update of team_id on export_schedule
    for each row execute function refuse_unknown_team();
call protect_team_rows('export_schedule');
grant select, insert, update, delete on export_schedule to framehouse_team, framehouse_platform;

create table export_delivery (
    team_id uuid not null,
    id uuid not null,
    schedule_id uuid not null,
    first_day date not null,
    last_day date not null,
    -- Null where none could be asked for, or where it was forgotten.
    order_id uuid,
    state text not null default 'waiting',
    -- How often it was sent, the first time included.
    sends int not null default 0,
    error text,
    created_at timestamptz not null,
    sent_at timestamptz,
    primary key (team_id, id),
    foreign key (team_id, schedule_id) references export_schedule on delete cascade,
    foreign key (team_id, order_id) references export_order on delete set null (order_id),
    constraint export_delivery_days check (first_day <= last_day),
    constraint export_delivery_state check (state in ('waiting', 'sent', 'failed')),
    constraint export_delivery_sends check (sends >= 0),
    constraint export_delivery_failed check ((state = 'failed') = (error is not null)),
    constraint export_delivery_error check (length(error) between 1 and 300)
);
-- Whatever number of nodes look, and whenever one dies: a period of a schedule is asked for once.
create unique index export_delivery_once on export_delivery (team_id, schedule_id, first_day);
create index export_delivery_waiting on export_delivery (created_at) where state = 'waiting';
create index export_delivery_order on export_delivery (team_id, order_id);
call protect_team_rows('export_delivery');
grant select, insert, update, delete on export_delivery to framehouse_team, framehouse_platform;

call add_notice_kinds('{export_stopped}');

-- Raises that end by themselves, alerts already told, and requests for more.
create table budget_raise (
    team_id uuid not null,
    id uuid not null,
    budget_id uuid not null,
    amount_micros bigint not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    reason text not null,
    made_by text not null,
    primary key (team_id, id),
    constraint budget_raise_budget_fk foreign key (team_id, budget_id) references budget (team_id, id),
    constraint budget_raise_amount_positive check (amount_micros > 0),
    constraint budget_raise_ends_after_start check (ends_at >= starts_at)
);
create index budget_raise_budget on budget_raise (team_id, budget_id, ends_at);
call protect_team_rows('budget_raise');
grant select, insert, update on budget_raise to framehouse_team, framehouse_platform;

-- A budget's limit at an instant: its own and what raises it just then.
create function budget_limit_at(team uuid, budget uuid, own_micros bigint, at timestamptz)
    returns bigint language sql stable as $$
    select own_micros + coalesce(sum(r.amount_micros), 0)::bigint from budget_raise r
    where r.team_id = team and r.budget_id = budget and r.starts_at <= at and r.ends_at > at
$$;

-- Each threshold is told once a window: a fact of the database.
create table budget_alert (
    team_id uuid not null,
    window_id uuid not null,
    percent int not null,
    budget_id uuid not null,
    limit_micros bigint not null,
    used_micros bigint not null,
    reached_at timestamptz not null,
    primary key (team_id, window_id, percent),
    constraint budget_alert_window_fk foreign key (team_id, window_id)
        references budget_window (team_id, id),
    constraint budget_alert_percent check (percent between 1 and 100)
);
call protect_team_rows('budget_alert');
grant select, insert on budget_alert to framehouse_team, framehouse_platform;

-- A member asks for more: of one budget, or (budget_id null) of the team's balance.
create table budget_request (
    team_id uuid not null references team (id),
    id uuid not null,
    budget_id uuid,
    requested_by uuid not null references app_user (id),
    amount_micros bigint not null,
    until timestamptz not null,
    reason text not null,
    model text,
    quote_micros bigint,
    state text not null default 'waiting',
    approved_micros bigint,
    approved_until timestamptz,
    raise_id uuid,
    grant_id uuid,
    answered_by text,
    answered_at timestamptz,
    answer_reason text,
    created_at timestamptz not null,
    version bigint not null default 0,
    primary key (team_id, id),
    constraint budget_request_budget_fk foreign key (team_id, budget_id) references budget (team_id, id),
    constraint budget_request_raise_fk foreign key (team_id, raise_id)
        references budget_raise (team_id, id),
    constraint budget_request_grant_fk foreign key (team_id, grant_id)
        references credit_transfer (team_id, id),
    constraint budget_request_amount_positive check (amount_micros > 0),
    constraint budget_request_state check (state in ('waiting', 'approved', 'declined', 'withdrawn')),
    constraint budget_request_answered check ((state in ('approved', 'declined'))
        = (answered_at is not null)),
    constraint budget_request_approved check ((state = 'approved') = (approved_micros is not null)
        and num_nonnulls(raise_id, grant_id) = case when state = 'approved' then 1 else 0 end)
);
create index budget_request_open on budget_request (team_id, created_at) where state = 'waiting';
create index budget_request_person on budget_request (team_id, requested_by, created_at desc);
-- One open wish a person and budget; a second one changes nothing for the approver but noise.
create unique index budget_request_one_open on budget_request (team_id, requested_by, budget_id)
    nulls not distinct where state = 'waiting';
call protect_team_rows('budget_request');
grant select, insert, update on budget_request to framehouse_team, framehouse_platform;

-- Notes the thresholds that these windows have reached and that were not told before.
create function reach_budget_alerts(team uuid, windows uuid[], at timestamptz)
    returns setof budget_alert language sql as $$
    insert into budget_alert (team_id, window_id, percent, budget_id, limit_micros, used_micros,
        reached_at)
    select w.team_id, w.id, p.percent, b.id, l.limit_micros, w.spent_micros + w.held_micros, at
    from budget_window w
    join budget b on b.team_id = w.team_id and b.id = w.budget_id and b.removed_at is null
    cross join lateral (
        select budget_limit_at(b.team_id, b.id, b.limit_micros, at) as limit_micros) l
    cross join unnest(b.alert_at) as p (percent)
    where w.team_id = team and w.id = any (windows) and l.limit_micros > 0
        and (w.spent_micros + w.held_micros)::numeric * 100 >= l.limit_micros::numeric * p.percent
        and not exists (select from budget_alert a where a.team_id = w.team_id
            and a.window_id = w.id and a.percent = p.percent)
    on conflict do nothing
    returning *
$$;

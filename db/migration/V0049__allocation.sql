-- Where costs are booked, and where budgets lead.
-- Short waits only: whoever holds one of these tables keeps the file waiting, not the house.
set local lock_timeout = '5s';

-- Jobs of a key are booked there where they do not say otherwise; null leaves it to the team.
alter table api_key
    add column cost_center text,
    add constraint api_key_cost_center_length
        check (length(cost_center) between 1 and 120) not valid;

-- Whether a budget warns when its forecast crosses the limit.
alter table budget add column alert_forecast boolean not null default true;

-- That is told once a budget and window: a fact of the database. The window is named by its begin,
-- since one that nothing counts in yet has no row.
create table budget_forecast_alert (
    team_id uuid not null,
    budget_id uuid not null,
    window_starts_at timestamptz not null,
    limit_micros bigint not null,
    used_micros bigint not null,
    -- What was expected at the window's end; null where it never ends.
    forecast_micros bigint,
    crosses_at timestamptz not null,
    told_at timestamptz not null,
    primary key (team_id, budget_id, window_starts_at),
    constraint budget_forecast_alert_budget_fk foreign key (team_id, budget_id)
        references budget (team_id, id)
);
call protect_team_rows('budget_forecast_alert');
grant select, insert on budget_forecast_alert to framehouse_team, framehouse_platform;

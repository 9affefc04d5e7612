-- What a team pays more or less than the price book, over time; a version never changes.
create table team_price_factor (
    team_id uuid not null references team (id),
    id bigint generated always as identity,
    percent numeric(7, 3) not null,
    effective_from timestamptz not null,
    reason text not null,
    made_by text not null,
    created_at timestamptz not null,
    primary key (team_id, id),
    constraint team_price_factor_percent check (percent > -100 and percent <= 1000),
    constraint team_price_factor_reason check (reason <> '')
);
create unique index team_price_factor_team_from on team_price_factor (team_id, effective_from);
call protect_team_rows('team_price_factor');
grant select on team_price_factor to framehouse_team;
grant select, insert on team_price_factor to framehouse_platform;

-- Why a rate is what it is.
alter table conversion_rate add column reason text not null default 'Setting at the first start';

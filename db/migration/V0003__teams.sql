create table team (
    id uuid not null default uuidv7() primary key,
    slug text not null,
    name text not null,
    time_zone text not null,
    cost_center text,
    max_running_jobs int,
    suspended_at timestamptz,
    version bigint not null default 0,
    created_at timestamptz not null default now(),
    constraint team_slug_form check (slug ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    constraint team_name_length check (length(name) between 1 and 120),
    constraint team_max_running_jobs_positive check (max_running_jobs is null or max_running_jobs > 0)
);
create unique index team_slug on team (slug);
alter table team enable row level security;
alter table team force row level security;
create policy team_rows on team to framehouse_team
    using (id = nullif(current_setting('app.team', true), '')::uuid);
create policy platform_rows on team to framehouse_platform using (true) with check (true);
grant select, update on team to framehouse_team;
grant select, insert, update on team to framehouse_platform;

create table team_member (
    team_id uuid not null references team (id),
    user_id uuid not null references app_user (id),
    role text not null,
    version bigint not null default 0,
    created_at timestamptz not null default now(),
    primary key (team_id, user_id),
    constraint team_member_role check (role in ('owner', 'admin', 'member', 'viewer', 'billing'))
);
create index team_member_user on team_member (user_id);
call protect_team_rows('team_member');
grant select, insert, update, delete on team_member to framehouse_team, framehouse_platform;

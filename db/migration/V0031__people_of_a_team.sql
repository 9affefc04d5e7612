-- Short waits only: whoever holds one of these tables keeps the file waiting, not the house.
set local lock_timeout = '5s';

-- Whom a team knows: everybody who is or was a member. Only members make jobs, own keys or ask for
-- something, so these are the people who stand in its rows; their names stay readable after they
-- have left. Rows are added by the trigger below and never go.
create table team_person (
    team_id uuid not null references team (id),
    user_id uuid not null references app_user (id),
    primary key (team_id, user_id)
);
call protect_team_rows('team_person');
grant select, insert on team_person to framehouse_team, framehouse_platform;

-- The owner has no policy on these tables; for this once it needs none.
alter table team_person no force row level security;
alter table team_member no force row level security;
alter table api_key no force row level security;
alter table job no force row level security;
alter table budget_request no force row level security;
alter table model_request no force row level security;
insert into team_person (team_id, user_id)
select team_id, user_id from team_member
union select team_id, owner_user_id from api_key where owner_user_id is not null
union select team_id, submitted_by from job where submitted_by is not null
union select team_id, requested_by from budget_request
union select team_id, requested_by from model_request;
alter table team_person force row level security;
alter table team_member force row level security;
alter table api_key force row level security;
alter table job force row level security;
alter table budget_request force row level security;
alter table model_request force row level security;

create function remember_person() returns trigger language plpgsql as $$
begin
    insert into team_person (team_id, user_id) values (new.team_id, new.user_id)
        on conflict do nothing;
    return null;
end
$$;
create trigger team_member_remembered after insert on team_member for each row
    execute function remember_person();

-- A team's transaction sees the people it knows, and of them what the view shows; the inner select
-- sees the team's own rows only. Not forced: the owner signs in for migrations alone, and those must
-- see everybody.
alter table app_user enable row level security;
create policy known_people on app_user for select to framehouse_team
    using (id in (select p.user_id from team_person p));
create policy platform_rows on app_user to framehouse_platform using (true) with check (true);
grant select (id, email, display_name, last_active_at) on app_user to framehouse_team;

create or replace view person with (security_invoker = true) as
select id, email, display_name, last_active_at from app_user;

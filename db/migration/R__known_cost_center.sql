-- Cost centres that a team has used, to choose from; runs with the rights of whoever asks. Of jobs
-- only the last: all would be read anew each time somebody opens a form.
create or replace view known_cost_center with (security_invoker = true) as
select t.id as team_id, t.cost_center from team t where t.cost_center is not null
union
select k.team_id, k.cost_center from api_key k
where k.cost_center is not null and k.revoked_at is null
union
select t.id, u.cost_center from team t
cross join lateral (select s.cost_center from usage_record s where s.team_id = t.id
    order by s.settled_at desc limit 1000) u
where u.cost_center is not null;
grant select on known_cost_center to framehouse_team;

-- Settled usage with names, for reports; runs with the rights of whoever asks.
create or replace view report_usage with (security_invoker = true) as
select u.team_id, t.name as team_name, t.slug as team_slug, u.job_id, u.transfer_id, u.model,
       u.user_id, p.display_name as member_name, p.email as member_email,
       u.key_id, k.name as key_name, k.public_id as key_public_id,
       u.cost_center, u.labels, u.provider_account_id, u.provider_task_id,
       u.provider_cost_value, u.provider_cost_unit, u.quote_micros, u.settled_micros,
       u.price_version, u.duration_seconds, u.resolution, u.off_peak,
       u.submitted_at, u.settled_at, u.book_month, t.time_zone
from usage_record u
join team t on t.id = u.team_id
left join person p on p.id = u.user_id
left join api_key k on k.team_id = u.team_id and k.id = u.key_id;
grant select on report_usage to framehouse_team, framehouse_platform;

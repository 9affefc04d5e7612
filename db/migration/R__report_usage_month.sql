-- The lines of the books as report_usage has them, but with the names of whom they name as they
-- were when the month was closed: what is exported of a closed month is the same for ever.
create or replace view report_book_usage with (security_invoker = true) as
select u.team_id, coalesce(bt.name, u.team_name) as team_name, u.team_slug, u.job_id,
       u.transfer_id, u.model, u.user_id, coalesce(bm.name, u.member_name) as member_name,
       u.key_id, coalesce(bk.name, u.key_name) as key_name, u.cost_center, u.labels,
       u.provider_account_id, u.provider_task_id, u.provider_cost_value, u.provider_cost_unit,
       u.quote_micros, u.settled_micros, u.price_version, u.duration_seconds, u.resolution,
       u.off_peak, u.submitted_at, u.settled_at, u.book_month, u.kind, u.corrects_transfer_id,
       u.corrects_month, s.number as statement_number
from report_usage u
left join book_statement s on s.team_id = u.team_id and s.book_month = u.book_month
left join book_name bt on bt.book_month = u.book_month and bt.team_id = u.team_id
    and bt.kind = 'team' and bt.id = u.team_id
left join book_name bm on bm.book_month = u.book_month and bm.team_id = u.team_id
    and bm.kind = 'member' and bm.id = u.user_id
left join book_name bk on bk.book_month = u.book_month and bk.team_id = u.team_id
    and bk.kind = 'key' and bk.id = u.key_id;
grant select on report_book_usage to framehouse_team, framehouse_platform;

-- Provider accounts of a month by their names at its close, for the platform.
create or replace view report_book_account with (security_invoker = true) as
select book_month, id, name from book_name where kind = 'account';

-- Closed months, newest or oldest as asked; and the month before which nothing is open.
create or replace view report_book_month with (security_invoker = true) as
select b.month, b.zone, b.closed_at, b.closed_by, b.teams, b.lines, b.jobs, b.settled_micros,
       b.corrections_micros, encode(b.fingerprint, 'hex') as fingerprint, b.notes
from book_month b;

create or replace view report_book_statement with (security_invoker = true) as
select s.book_month, s.number, s.team_id, n.name as team_name, t.slug as team_slug, s.lines,
       s.jobs, s.settled_micros, s.corrections_micros, encode(s.fingerprint, 'hex') as fingerprint
from book_statement s
join team t on t.id = s.team_id
join book_name n on n.book_month = s.book_month and n.team_id = s.team_id and n.kind = 'team'
    and n.id = s.team_id;

-- What is not settled yet, with the job it is for.
create or replace view report_open_hold with (security_invoker = true) as
select h.team_id, t.name as team_name, t.slug as team_slug, h.job_id, h.amount_micros, h.held_at,
       coalesce(j.state, 'held') as state
from credit_hold h
join team t on t.id = h.team_id
left join job j on j.team_id = h.team_id and j.id = h.job_id
where h.state = 'open';

-- Settled jobs whose price nobody knows.
create or replace view report_unpriced with (security_invoker = true) as
select u.team_id, u.job_id, u.book_month from usage_record u
where not exists (select from price_version p where p.id = u.price_version);

grant select on report_book_account, report_book_month, report_book_statement, report_open_hold,
    report_unpriced to framehouse_platform;

-- What the chargeback and the margin read; all run with the rights of whoever asks.

-- A team asks only whether a month is closed, not what all teams settled in it.
create or replace view report_closed_month with (security_invoker = true) as
select month from book_month;
grant select on report_closed_month to framehouse_team, framehouse_platform;

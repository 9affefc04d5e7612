-- A month, and the week or the day that it begins with, have the same first day; and what was sent
-- of an open month is not what is sent of the closed one. So a schedule that is changed to another
-- frequency asks for its period also where one that begins alike was sent before.
-- Short waits only: whoever holds this table keeps the file waiting, not the house.
set local lock_timeout = '5s';

-- Null for what was asked for before this file: it stands for all frequencies with these days.
alter table export_delivery add column frequency text,
    add constraint export_delivery_frequency
        check (frequency in ('daily', 'weekly', 'monthly', 'month_closed'));
create unique index export_delivery_period
    on export_delivery (team_id, schedule_id, first_day, last_day, frequency) nulls not distinct;
drop index export_delivery_once;

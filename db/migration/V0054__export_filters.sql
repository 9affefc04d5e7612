-- Exports and schedules of a part of the usage.
-- Short waits only: whoever holds one of these tables keeps the file waiting, not the house.
set local lock_timeout = '5s';

-- The filter as parameters of an address, each value encoded; empty for all. See UsageFilter.
alter table export_order add column filter text not null default '',
    add constraint export_order_filter check (length(filter) <= 20000),
    add constraint export_order_filter_focus check (filter = '' or format <> 'focus');
alter table export_schedule add column filter text not null default '',
    add constraint export_schedule_filter check (length(filter) <= 20000),
    add constraint export_schedule_filter_focus check (filter = '' or format <> 'focus');

-- A second wish of the same person is the same wish where it has the same filter. Filters are longer
-- than an index takes.
drop index export_order_open;
create unique index export_order_open
    on export_order (team_id, user_id, key_id, format, first_day, last_day, sha256(filter::bytea))
    nulls not distinct where state in ('waiting', 'running');

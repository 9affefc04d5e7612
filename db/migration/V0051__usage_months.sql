-- Sums of usage by month, for long periods: how many they are depends on months, not on lines.
-- Short waits only: whoever holds one of these tables keeps the file waiting, not the house.
set local lock_timeout = '5s';

-- As in usage_rollup, but of what only that table tells, one thing at a time: a dimension 'member'
-- has a user_id and none of the other five, 'all' has none of the six.
create table usage_rollup_monthly (
    team_id uuid not null,
    dimension text not null,
    -- The months of the team's days and of the books, by their first days.
    team_month date not null,
    book_month date not null,
    model text,
    user_id uuid,
    key_id uuid,
    provider_account_id uuid,
    cost_center text,
    resolution text,
    off_peak boolean,
    labels text[],
    cost_unit text,
    -- SHA-256 of what is told, as in usage_rollup.
    grain bytea not null,
    lines bigint not null,
    jobs bigint not null,
    seconds bigint not null,
    quoted bigint not null,
    settled bigint not null,
    refunded bigint not null,
    adjusted bigint not null,
    failed bigint not null,
    cancelled bigint not null,
    cost numeric not null,
    primary key (team_id, dimension, team_month, book_month, grain),
    constraint usage_rollup_monthly_dimension check (dimension in
        ('all', 'member', 'key', 'cost_center', 'resolution', 'off_peak', 'label'))
) with (fillfactor = 90);
create index usage_rollup_monthly_book on usage_rollup_monthly (dimension, book_month);
call protect_team_rows('usage_rollup_monthly');
grant select on usage_rollup_monthly to framehouse_team;
grant select, insert, update, delete on usage_rollup_monthly to framehouse_platform;

-- All teams are read from their lines until the task has made their sums anew.
truncate usage_rollup_state;

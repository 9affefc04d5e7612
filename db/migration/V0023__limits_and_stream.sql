-- How many requests a minute a key and a team may make; without a figure the house's own holds.
alter table team add column rate_per_minute int;
alter table team add constraint team_rate_per_minute_range
    check (rate_per_minute between 1 and 1000000);
alter table api_key add constraint api_key_rate_per_minute_range
    check (rate_per_minute between 1 and 1000000);
alter table platform_key add column rate_per_minute int;
alter table platform_key add constraint platform_key_rate_per_minute_range
    check (rate_per_minute between 1 and 1000000);

-- The order in which streams tell a team's changes: by transaction, then id. A transaction whose
-- number is below all that run has its lines in place for good, which no time and no id can say.
-- Lines from before this file have none and are never streamed; adding the default afterwards
-- leaves them as they are, so nothing is rewritten.
alter table job_event add column transaction_id xid8;
alter table job_event alter column transaction_id set default pg_current_xact_id();
create index job_event_stream on job_event (team_id, transaction_id, id);

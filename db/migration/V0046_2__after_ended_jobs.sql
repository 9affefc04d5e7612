set local lock_timeout = '5s';
alter table job force row level security;
alter table usage_ended force row level security;

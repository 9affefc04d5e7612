-- Who last changed what a key is and may do, and when: told to whoever would overwrite it. Rotating
-- and revoking are told by columns of their own.
alter table api_key add column changed_by text, add column changed_at timestamptz,
    add constraint api_key_changed check ((changed_by is null) = (changed_at is null));
alter table platform_key add column changed_by text, add column changed_at timestamptz,
    add constraint platform_key_changed check ((changed_by is null) = (changed_at is null));

-- The last calls that a key made, newest first. One row a key and at most 20 calls in it, so that it
-- stays small however much is called; nodes write every few seconds what came together meanwhile.
create table key_call_log (
    team_id uuid not null,
    key_id uuid not null,
    -- [{"at": milliseconds, "method": "POST", "route": "/api/v1/jobs", "status": 201}, ...]; the
    -- route is a template without ids, absent where the call reached none.
    calls jsonb not null,
    primary key (team_id, key_id),
    constraint key_call_log_key_fk foreign key (team_id, key_id) references api_key (team_id, id),
    constraint key_call_log_few check (jsonb_typeof(calls) = 'array'
        and jsonb_array_length(calls) between 1 and 20)
) with (fillfactor = 50);
call protect_team_rows('key_call_log');
grant select, insert, update on key_call_log to framehouse_team, framehouse_platform;

-- Short waits only: whoever holds one of these tables keeps the file waiting, not the house.
set local lock_timeout = '5s';

-- From where a change was made, where a request made it, and what the filters of the log read by.
-- Rows of before keep null: nobody knows any more.
alter table audit_entry
    add column address text,
    add column agent text,
    add column request_id text,
    add constraint audit_entry_address_length check (length(address) <= 64),
    add constraint audit_entry_agent_length check (length(agent) <= 200),
    add constraint audit_entry_request_id_length check (length(request_id) <= 64);

create index audit_entry_id on audit_entry (id);
create index audit_entry_at on audit_entry (at desc, id desc);
create index audit_entry_team_action on audit_entry (team_id, action, at desc, id desc);
create index audit_entry_team_actor on audit_entry (team_id, actor_id, at desc, id desc);
create index audit_entry_object on audit_entry (object_type, object_id, at desc, id desc);

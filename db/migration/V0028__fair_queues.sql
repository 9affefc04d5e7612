-- Short waits only: whoever holds one of these tables keeps the file waiting, not the house.
set local lock_timeout = '5s';

-- Queues of which a claim reads what is due and nothing else. A row is made ready when its time has
-- come, a bounded number at a time by the index on the time; claims go from team to team and from
-- lane to lane among the ready ones.
alter table webhook_message add column ready boolean not null default false;
create index webhook_message_ready on webhook_message (team_id, lane, next_try_at, id)
    where state = 'waiting' and ready;
create index webhook_message_later on webhook_message (next_try_at)
    where state = 'waiting' and not ready;
drop index webhook_message_due;

alter table caller_callback add column ready boolean not null default false;
create index caller_callback_ready on caller_callback (team_id, receiver, due_at)
    where outcome is null and ready;
create index caller_callback_later on caller_callback (due_at) where outcome is null and not ready;
-- What ended a month ago is forgotten.
create index caller_callback_old on caller_callback (ended_at) where outcome is not null;
drop index caller_callback_due;

-- The lanes of a team that have something ready, from the one after the given to itself.
create function ready_webhook_lanes(team uuid, after_lane text, most int,
    out lane text, out endpoint uuid) returns setof record
    language plpgsql stable rows 20 as $$
declare
    here text := after_lane;
    wrapped boolean := false;
    lanes_left int := most;
begin
    while lanes_left > 0 loop
        select m.lane, m.endpoint_id into lane, endpoint from webhook_message m
            where m.team_id = team and m.state = 'waiting' and m.ready and m.lane > here
              and (not wrapped or m.lane <= after_lane)
            order by m.lane limit 1;
        if found then
            here := lane;
            lanes_left := lanes_left - 1;
            return next;
        elsif wrapped or after_lane = '' then
            return;
        else
            wrapped := true;
            here := '';
        end if;
    end loop;
end
$$;

-- The same of callers: the receivers of one team.
create function ready_receivers(team uuid, after_receiver text, most int, out receiver text)
    returns setof text language plpgsql stable rows 20 as $$
declare
    here text := after_receiver;
    wrapped boolean := false;
    receivers_left int := most;
begin
    while receivers_left > 0 loop
        select c.receiver into receiver from caller_callback c
            where c.team_id = team and c.outcome is null and c.ready and c.receiver > here
              and (not wrapped or c.receiver <= after_receiver)
            order by c.receiver limit 1;
        if found then
            here := receiver;
            receivers_left := receivers_left - 1;
            return next;
        elsif wrapped or after_receiver = '' then
            return;
        else
            wrapped := true;
            here := '';
        end if;
    end loop;
end
$$;

-- A change makes the row due at once, but not while its last word is being repeated: then the pause
-- that was promised to the receiver holds. Whoever holds the row learns of the change by the count.
create or replace procedure wake_caller(team uuid, job uuid) language sql as $$
    update caller_callback
    set wakes = wakes + 1, ready = lease_token is null,
        due_at = case when lease_token is null then '-infinity' else due_at end
    where team_id = team and job_id = job and outcome is null and attempts = 0
$$;

-- A result that is known never to come is noted as failed from the start.
create trigger new_asset_wakes_caller after insert on asset for each row
    when (new.state <> 'copying')
    execute function asset_wakes_caller();

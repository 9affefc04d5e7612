-- Figures of usage from sums that are kept, instead of from all lines each time.
-- Short waits only: whoever holds one of these tables keeps the file waiting, not the house.
set local lock_timeout = '5s';

-- Labels in one order and each once, so that the same labels are the same group.
create function usage_labels(labels text[]) returns text[] language sql immutable parallel safe as $$
    select case when cardinality(labels) < 2 then labels
        else array(select distinct l from unnest(labels) l order by l) end
$$;
create function usage_line_labels(line jsonb) returns text[] language sql immutable parallel safe
    as $$
    select case when jsonb_typeof(line -> 'labels') = 'array'
        then array(select jsonb_array_elements_text(line -> 'labels')) else '{}'::text[] end
$$;
-- What has no cost has no unit.
create function usage_cost_unit(cost numeric, unit text) returns text language sql immutable
    parallel safe as $$
    select case when cost is not null then coalesce(unit, '') end
$$;

-- Jobs that ended without settlement, as they were then: of the job itself things are erased later.
create table usage_ended (
    team_id uuid not null,
    job_id uuid not null,
    kind text not null,
    at timestamptz not null,
    model text not null,
    user_id uuid,
    key_id uuid,
    provider_account_id uuid,
    provider_task_id text,
    cost_center text,
    resolution text,
    off_peak boolean not null,
    labels text[] not null,
    primary key (team_id, job_id),
    constraint usage_ended_kind check (kind in ('failed', 'cancelled')),
    constraint usage_ended_job_fk foreign key (team_id, job_id) references job (team_id, id)
);
create index usage_ended_at on usage_ended (team_id, at);
call protect_team_rows('usage_ended');
grant select, insert, update on usage_ended to framehouse_team, framehouse_platform;

-- What came since sums were last brought up to date. Only ever inserted to and taken away, so that
-- no settlement waits for another.
create table usage_pending (
    id bigint generated always as identity primary key,
    team_id uuid not null,
    at timestamptz not null,
    book_month date,
    model text,
    user_id uuid,
    key_id uuid,
    provider_account_id uuid,
    cost_center text,
    resolution text,
    off_peak boolean not null,
    labels text[] not null,
    cost_unit text,
    lines int not null,
    jobs int not null,
    seconds int not null,
    quoted bigint not null,
    settled bigint not null,
    refunded bigint not null,
    adjusted bigint not null,
    failed int not null,
    cancelled int not null,
    cost numeric not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
call protect_team_rows('usage_pending');
grant select, insert on usage_pending to framehouse_team;
grant select, insert, delete on usage_pending to framehouse_platform;

-- Sums by day and by all that a line tells. The days are those of the zones in usage_rollup_state.
create table usage_rollup (
    team_id uuid not null,
    team_day date not null,
    platform_day date not null,
    -- Of jobs that ended without settlement, the month of the platform's day.
    book_month date not null,
    model text,
    user_id uuid,
    key_id uuid,
    provider_account_id uuid,
    cost_center text,
    resolution text,
    off_peak boolean not null,
    labels text[] not null,
    cost_unit text,
    -- SHA-256 of all columns above but the team's; labels may be too long for an index.
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
    primary key (team_id, team_day, grain)
) with (fillfactor = 90);
create index usage_rollup_platform_day on usage_rollup (platform_day);
create index usage_rollup_month on usage_rollup (book_month);
call protect_team_rows('usage_rollup');

-- The same sums by day, model and provider account alone: far fewer rows, for long periods.
create table usage_rollup_day (
    team_id uuid not null,
    team_day date not null,
    platform_day date not null,
    book_month date not null,
    model text,
    provider_account_id uuid,
    cost_unit text,
    lines bigint not null,
    jobs bigint not null,
    seconds bigint not null,
    quoted bigint not null,
    settled bigint not null,
    refunded bigint not null,
    adjusted bigint not null,
    failed bigint not null,
    cancelled bigint not null,
    cost numeric not null
) with (fillfactor = 90);
create unique index usage_rollup_day_once on usage_rollup_day (team_id, team_day, platform_day,
    book_month, model, provider_account_id, cost_unit) nulls not distinct;
create index usage_rollup_day_platform_day on usage_rollup_day (platform_day);
create index usage_rollup_day_month on usage_rollup_day (book_month);
call protect_team_rows('usage_rollup_day');

-- In which zones a team's sums were made. A team without a row, or with other zones than are set
-- now, is read from its lines until its sums are made anew.
create table usage_rollup_state (
    team_id uuid not null primary key,
    team_zone text not null,
    platform_zone text not null,
    built_at timestamptz not null
);
call protect_team_rows('usage_rollup_state');
grant select on usage_rollup, usage_rollup_day, usage_rollup_state to framehouse_team;
grant select, insert, update, delete on usage_rollup, usage_rollup_day, usage_rollup_state
    to framehouse_platform;

-- Each line notes itself, in the transaction that writes it, whoever that is: the triggers fire
-- always, because a line that they missed would be missing in every figure.
create function note_usage_settled() returns trigger language plpgsql as $$
begin
    insert into usage_pending (team_id, at, book_month, model, user_id, key_id,
        provider_account_id, cost_center, resolution, off_peak, labels, cost_unit, lines, jobs,
        seconds, quoted, settled, refunded, adjusted, failed, cancelled, cost)
    values (new.team_id, new.settled_at, new.book_month, new.model, new.user_id, new.key_id,
        new.provider_account_id, new.cost_center, new.resolution, new.off_peak,
        usage_labels(new.labels), usage_cost_unit(new.provider_cost_value, new.provider_cost_unit),
        1, 1, coalesce(new.duration_seconds, 0), new.quote_micros, new.settled_micros, 0, 0, 0, 0,
        coalesce(new.provider_cost_value, 0));
    return null;
end
$$;
create trigger usage_record_noted after insert on usage_record
    for each row execute function note_usage_settled();
alter table usage_record enable always trigger usage_record_noted;

create function note_usage_corrected() returns trigger language plpgsql as $$
begin
    insert into usage_pending (team_id, at, book_month, model, user_id, key_id,
        provider_account_id, cost_center, resolution, off_peak, labels, cost_unit, lines, jobs,
        seconds, quoted, settled, refunded, adjusted, failed, cancelled, cost)
    values (new.team_id, new.booked_at, new.book_month, new.line ->> 'model',
        (new.line ->> 'user_id')::uuid, (new.line ->> 'key_id')::uuid,
        (new.line ->> 'provider_account_id')::uuid, new.line ->> 'cost_center',
        new.line ->> 'resolution', coalesce((new.line ->> 'off_peak')::boolean, false),
        usage_labels(usage_line_labels(new.line)), null, 1, 0, 0, 0,
        case new.kind when 'refund' then -new.amount_micros else new.amount_micros end,
        case new.kind when 'refund' then new.amount_micros else 0 end,
        case new.kind when 'refund' then 0 else new.amount_micros end, 0, 0, 0);
    return null;
end
$$;
create trigger credit_transfer_noted after insert on credit_transfer for each row
    when (new.book_month is not null) execute function note_usage_corrected();
alter table credit_transfer enable always trigger credit_transfer_noted;

create function note_usage_ended() returns trigger language plpgsql as $$
begin
    insert into usage_ended (team_id, job_id, kind, at, model, user_id, key_id,
        provider_account_id, provider_task_id, cost_center, resolution, off_peak, labels)
    values (new.team_id, new.id, new.state, new.finished_at, new.model, new.submitted_by,
        new.key_id, new.provider_account_id, new.provider_task_id, new.cost_center,
        new.parameters ->> 'resolution', new.off_peak, usage_labels(new.labels))
    on conflict do nothing;
    if found then
        insert into usage_pending (team_id, at, book_month, model, user_id, key_id,
            provider_account_id, cost_center, resolution, off_peak, labels, cost_unit, lines, jobs,
            seconds, quoted, settled, refunded, adjusted, failed, cancelled, cost)
        values (new.team_id, new.finished_at, null, new.model, new.submitted_by, new.key_id,
            new.provider_account_id, new.cost_center, new.parameters ->> 'resolution',
            new.off_peak, usage_labels(new.labels), null, 0, 0, 0, 0, 0, 0, 0,
            (new.state = 'failed')::int, (new.state = 'cancelled')::int, 0);
    end if;
    return null;
end
$$;
create trigger job_end_noted after update of state on job for each row
    when (new.state in ('failed', 'cancelled') and old.state is distinct from new.state)
    execute function note_usage_ended();
create trigger job_made_ended_noted after insert on job for each row
    when (new.state in ('failed', 'cancelled')) execute function note_usage_ended();
alter table job enable always trigger job_end_noted;
alter table job enable always trigger job_made_ended_noted;

-- For the next file, which reads all teams' jobs as the owner and locks none of them.
alter table job no force row level security;
alter table usage_ended no force row level security;

-- Tables without a team, and the two helpers that later files use on theirs.
grant usage on schema public to ${app_role}, framehouse_team, framehouse_platform;

-- Puts forced row-level security on a table with a team_id: a team's transaction sees its own rows,
-- the platform's sees all. Without either role there is no policy, so there are no rows.
create procedure protect_team_rows(target regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format(
        'create policy team_rows on %s to framehouse_team
             using (team_id = nullif(current_setting(''app.team'', true), '''')::uuid)
             with check (team_id = nullif(current_setting(''app.team'', true), '''')::uuid)',
        target);
    execute format(
        'create policy platform_rows on %s to framehouse_platform using (true) with check (true)',
        target);
end
$$;

-- Makes the month partitions of a table from this month to so many months ahead. Runs as the owner,
-- because the application owns nothing; the scheduled task calls it through the platform role.
create function make_month_partitions(target text, months_ahead int) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    month date := date_trunc('month', now() at time zone 'UTC')::date;
    name text;
begin
    if target not in ('credit_entry', 'job_event', 'audit_entry') then
        raise exception 'table % is not partitioned by month', target;
    end if;
    for step in 0..months_ahead loop
        name := format('%s_%s', target, to_char(month, 'YYYY_MM'));
        if to_regclass(name) is null then
            execute format('create table %I partition of %I for values from (%L) to (%L)', name,
                target, month::timestamp at time zone 'UTC',
                (month + interval '1 month') at time zone 'UTC');
            call protect_team_rows(name::regclass);
        end if;
        month := (month + interval '1 month')::date;
    end loop;
end
$$;
revoke execute on function make_month_partitions(text, int) from public;
grant execute on function make_month_partitions(text, int) to framehouse_platform;

-- db-scheduler's table (https://github.com/kagkarlsson/db-scheduler, version 16).
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    state text,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time asc);
grant select, insert, update, delete on scheduled_tasks
    to ${app_role}, framehouse_team, framehouse_platform;

-- Spring Modulith's event publication registry (schema v2).
create table event_publication (
    id uuid not null primary key,
    listener_id text not null,
    event_type text not null,
    serialized_event text not null,
    publication_date timestamptz not null,
    completion_date timestamptz,
    status text,
    completion_attempts int,
    last_resubmission_date timestamptz
);
create index event_publication_serialized_event on event_publication
    using hash (serialized_event);
create index event_publication_completion_date on event_publication (completion_date);
grant select, insert, update, delete on event_publication
    to ${app_role}, framehouse_team, framehouse_platform;

-- Months that are closed, and to which month each line of the books belongs. A line is a settled
-- job (usage_record), or a refund or adjustment of a job (credit_transfer).
-- Short waits only: whoever holds one of these tables keeps the file waiting, not the house.
set local lock_timeout = '5s';

-- One row a closed month: what its lines were then. There is no other state, and no way back.
create table book_month (
    month date not null primary key,
    -- In which zone the month was over.
    zone text not null,
    closed_at timestamptz not null,
    closed_by text not null,
    teams int not null,
    lines bigint not null,
    jobs bigint not null,
    settled_micros bigint not null,
    corrections_micros bigint not null,
    -- SHA-256 over all lines and names, see book_fingerprint.
    fingerprint bytea not null,
    -- What was open at the close and why it was accepted.
    notes jsonb not null,
    constraint book_month_first_day check (month = date_trunc('month', month)),
    constraint book_month_lines check (lines >= jobs and jobs >= 0 and teams >= 0),
    constraint book_month_fingerprint check (length(fingerprint) = 32)
);
-- A team asks whether a month is closed; what all teams settled is not for it.
grant select (month) on book_month to framehouse_team;
grant select, insert on book_month to framehouse_platform;

-- What one team owes for one closed month. Numbers of a month begin at 1 and have no gap. A lock of
-- the team's row would be waited for at the close, hence no foreign key; teams are never deleted.
create table book_statement (
    team_id uuid not null,
    book_month date not null,
    number bigint not null,
    lines bigint not null,
    jobs bigint not null,
    settled_micros bigint not null,
    corrections_micros bigint not null,
    fingerprint bytea not null,
    primary key (team_id, book_month),
    constraint book_statement_number_positive check (number > 0),
    constraint book_statement_month_fk foreign key (book_month) references book_month (month)
        deferrable initially deferred
);
create unique index book_statement_number on book_statement (book_month, number);
call protect_team_rows('book_statement');
grant select on book_statement to framehouse_team;
grant select, insert on book_statement to framehouse_platform;

-- How those were called whom the lines of a closed month name. Provider accounts have no team.
create table book_name (
    team_id uuid,
    book_month date not null,
    kind text not null,
    id uuid not null,
    name text not null,
    constraint book_name_kind check (kind in ('team', 'member', 'key', 'account')),
    constraint book_name_account check ((kind = 'account') = (team_id is null)),
    constraint book_name_month_fk foreign key (book_month) references book_month (month)
        deferrable initially deferred
);
create unique index book_name_once on book_name (book_month, team_id, kind, id)
    nulls not distinct;
call protect_team_rows('book_name');
grant select on book_name to framehouse_team;
grant select, insert on book_name to framehouse_platform;

-- The month that a new line belongs to: the wanted one or, where that is closed, the first one
-- after the last closed month. Until the caller's transaction ends no month can be closed.
create function open_book_month(wanted date) returns date language plpgsql volatile strict as $$
declare
    closed date;
begin
    perform pg_advisory_xact_lock_shared(4504500001);
    -- Only a new snapshot sees a close that was waited for.
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'lines of the books are booked in read committed transactions'
            using errcode = 'FH045';
    end if;
    select max(month) into closed from book_month;
    return greatest(date_trunc('month', wanted)::date, (closed + interval '1 month')::date);
end
$$;
revoke execute on function open_book_month(date) from public;
grant execute on function open_book_month(date) to framehouse_team, framehouse_platform;

-- A closed month never changes, whoever asks, the owner of the tables too.
create function keep_closed_months() returns trigger language plpgsql as $$
begin
    if tg_op <> 'DELETE' and open_book_month(new.book_month) > new.book_month then
        raise exception 'month % is closed: what comes later belongs to an open month',
            to_char(new.book_month, 'YYYY-MM') using errcode = 'FH045';
    end if;
    if tg_op <> 'INSERT' and open_book_month(old.book_month) > old.book_month then
        raise exception 'month % is closed: its lines never change',
            to_char(old.book_month, 'YYYY-MM') using errcode = 'FH045';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end
$$;
create function refuse_change_of_closed_months() returns trigger language plpgsql as $$
begin
    if exists (select from book_month) then
        raise exception 'closed months never change' using errcode = 'FH045';
    end if;
    return null;
end
$$;
create function keep_book_month() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' or new.month <= (select max(month) from book_month) then
        raise exception 'closed months never change, and are closed in their order'
            using errcode = 'FH045';
    end if;
    return new;
end
$$;
create trigger book_month_stays before insert or update or delete on book_month
    for each row execute function keep_book_month();
create trigger book_month_stays_whole before truncate on book_month
    for each statement execute function refuse_change_of_closed_months();
create trigger book_statement_stays before insert or update or delete on book_statement
    for each row execute function keep_closed_months();
create trigger book_statement_stays_whole before truncate on book_statement
    for each statement execute function refuse_change_of_closed_months();
create trigger book_name_stays before insert or update or delete on book_name
    for each row execute function keep_closed_months();
create trigger book_name_stays_whole before truncate on book_name
    for each statement execute function refuse_change_of_closed_months();
create trigger usage_record_stays before insert or update or delete on usage_record
    for each row execute function keep_closed_months();
create trigger usage_record_stays_whole before truncate on usage_record
    for each statement execute function refuse_change_of_closed_months();

alter table credit_transfer
    add column book_month date,
    -- The line that a correction corrects, and the month of that line; null where there is none.
    add column corrects_transfer_id uuid,
    add column corrects_month date,
    -- What the line tells of its job, as it was when it was booked.
    add column line jsonb;

-- A correction keeps what it tells of its job, which forgets that when its team is deleted. It
-- points to the settlement or, of a late success, to the first adjustment.
create function tell_what_is_corrected() returns trigger language plpgsql as $$
begin
    select u.transfer_id, u.book_month into new.corrects_transfer_id, new.corrects_month
    from usage_record u where u.team_id = new.team_id and u.job_id = new.job_id;
    if not found then
        select c.id, c.book_month into new.corrects_transfer_id, new.corrects_month
        from credit_transfer c
        where c.team_id = new.team_id and c.job_id = new.job_id and c.book_month is not null
        order by c.booked_at, c.id limit 1;
    end if;
    select jsonb_build_object('model', j.model, 'user_id', j.submitted_by, 'key_id', j.key_id,
        'cost_center', j.cost_center, 'labels', j.labels,
        'provider_account_id', j.provider_account_id, 'provider_task_id', j.provider_task_id,
        'price_version', j.price_version, 'resolution', j.parameters ->> 'resolution',
        'off_peak', j.off_peak, 'submitted_at', j.created_at)
    into new.line from job j where j.team_id = new.team_id and j.id = new.job_id;
    return new;
end
$$;
create trigger credit_transfer_tells before insert on credit_transfer for each row
    when (new.kind in ('refund', 'adjust') and new.job_id is not null)
    execute function tell_what_is_corrected();

-- Lines of before: in the zone that is the platform's now. The owner has no policy on these
-- tables; for this once it needs none.
alter table credit_transfer no force row level security;
alter table usage_record no force row level security;
alter table job no force row level security;
update credit_transfer c
set book_month = date_trunc('month', c.booked_at at time zone '${time_zone}')::date,
    line = (select jsonb_build_object('model', j.model, 'user_id', j.submitted_by,
            'key_id', j.key_id, 'cost_center', j.cost_center, 'labels', j.labels,
            'provider_account_id', j.provider_account_id, 'provider_task_id', j.provider_task_id,
            'price_version', j.price_version, 'resolution', j.parameters ->> 'resolution',
            'off_peak', j.off_peak, 'submitted_at', j.created_at)
        from job j where j.team_id = c.team_id and j.id = c.job_id)
where c.kind in ('refund', 'adjust') and c.job_id is not null;
update credit_transfer c set corrects_transfer_id = u.transfer_id, corrects_month = u.book_month
from usage_record u
where c.book_month is not null and u.team_id = c.team_id and u.job_id = c.job_id;
update credit_transfer c set corrects_transfer_id = f.id, corrects_month = f.book_month
from (select distinct on (team_id, job_id) team_id, job_id, id, book_month from credit_transfer
    where book_month is not null order by team_id, job_id, booked_at, id) f
where c.book_month is not null and c.corrects_transfer_id is null
    and f.team_id = c.team_id and f.job_id = c.job_id and f.id <> c.id;
alter table credit_transfer force row level security;
alter table usage_record force row level security;
alter table job force row level security;

alter table credit_transfer
    add constraint credit_transfer_book_month check ((book_month is not null)
        = (kind in ('refund', 'adjust') and job_id is not null)) not valid,
    add constraint credit_transfer_book_month_first_day
        check (extract(day from book_month) = 1) not valid;
alter table usage_record add constraint usage_record_book_month_first_day
    check (extract(day from book_month) = 1) not valid;
create index credit_transfer_month on credit_transfer (book_month, team_id)
    where book_month is not null;
create trigger credit_transfer_stays before insert or update on credit_transfer for each row
    when (new.book_month is not null) execute function keep_closed_months();
create trigger credit_transfer_stays_there before update or delete on credit_transfer for each row
    when (old.book_month is not null) execute function keep_closed_months();
create trigger credit_transfer_stays_whole before truncate on credit_transfer
    for each statement execute function refuse_change_of_closed_months();

-- The lines of the books, and each as the text that its month's fingerprint covers. What is in it,
-- and in which order, never changes: else no fingerprint of before could be checked. Instants are
-- microseconds since 1970, so that the text depends on no setting.
create view book_line with (security_invoker = true) as
select s.book_month, s.team_id, s.job_id, s.transfer_id, 'settled' as kind,
       s.settled_micros as micros, s.user_id, s.key_id, s.provider_account_id,
       jsonb_build_array(to_char(s.book_month, 'YYYY-MM'), s.team_id, s.job_id, s.transfer_id, 'settled', null,
           null, s.model, s.user_id, s.key_id, s.cost_center, s.labels, s.provider_account_id,
           s.provider_task_id, s.provider_cost_value, s.provider_cost_unit, s.quote_micros,
           s.settled_micros, s.price_version, s.duration_seconds, s.resolution, s.off_peak,
           (extract(epoch from s.submitted_at) * 1000000)::bigint,
           (extract(epoch from s.settled_at) * 1000000)::bigint)::text as canonical
from usage_record s
union all
select c.book_month, c.team_id, c.job_id, c.id, c.kind,
       case c.kind when 'refund' then -c.amount_micros else c.amount_micros end,
       (c.line ->> 'user_id')::uuid, (c.line ->> 'key_id')::uuid,
       (c.line ->> 'provider_account_id')::uuid,
       jsonb_build_array(to_char(c.book_month, 'YYYY-MM'), c.team_id, c.job_id, c.id, c.kind,
           c.corrects_transfer_id, to_char(c.corrects_month, 'YYYY-MM'), c.amount_micros, c.reason, c.actor,
           c.line - 'submitted_at',
           (extract(epoch from (c.line ->> 'submitted_at')::timestamptz) * 1000000)::bigint,
           (extract(epoch from c.booked_at) * 1000000)::bigint)::text
from credit_transfer c where c.book_month is not null;
grant select on book_line to framehouse_platform;

-- The statements of a month by its lines as they are now.
create function book_statements_of(wanted date) returns table (team_id uuid, number bigint,
    lines bigint, jobs bigint, settled_micros bigint, corrections_micros bigint, fingerprint bytea)
    language sql stable as $$
    select l.team_id, row_number() over (order by l.team_id), count(*),
        count(*) filter (where l.kind = 'settled'),
        coalesce(sum(l.micros) filter (where l.kind = 'settled'), 0)::bigint,
        coalesce(sum(l.micros) filter (where l.kind <> 'settled'), 0)::bigint,
        sha256(string_agg(sha256(convert_to(l.canonical, 'UTF8')), ''::bytea
            order by l.transfer_id))
    from book_line l where l.book_month = wanted group by l.team_id
$$;
-- SHA-256 of the statements' fingerprints in the order of their numbers, and of the names.
create function book_fingerprint(wanted date) returns bytea language sql stable as $$
    select sha256(
        coalesce((select string_agg(s.fingerprint, ''::bytea order by s.number)
            from book_statements_of(wanted) s), ''::bytea)
        || coalesce((select string_agg(sha256(convert_to(
                    jsonb_build_array(n.kind, n.team_id, n.id, n.name)::text, 'UTF8')), ''::bytea
                order by n.kind, n.team_id, n.id)
            from book_name n where n.book_month = wanted), ''::bytea))
$$;
revoke execute on function book_statements_of(date), book_fingerprint(date) from public;
grant execute on function book_statements_of(date), book_fingerprint(date) to framehouse_platform;

-- Freezes a month that nobody books to any more: lock_book_months was called before in the same
-- transaction.
create function close_book_month(wanted date, at timestamptz, by_whom text, in_zone text,
    with_notes jsonb) returns void language plpgsql as $$
begin
    insert into book_name (book_month, team_id, kind, id, name)
    select wanted, t.id, 'team', t.id, t.name from team t
    where t.id in (select l.team_id from book_line l where l.book_month = wanted)
    union all
    select wanted, l.team_id, 'member', p.id, p.display_name from (select distinct b.team_id,
        b.user_id from book_line b where b.book_month = wanted) l
    join person p on p.id = l.user_id
    union all
    select wanted, l.team_id, 'key', k.id, k.name from (select distinct b.team_id, b.key_id
        from book_line b where b.book_month = wanted) l
    join api_key k on k.team_id = l.team_id and k.id = l.key_id
    union all
    select wanted, null, 'account', a.id, a.name from provider_account a
    where a.id in (select l.provider_account_id from book_line l where l.book_month = wanted);
    insert into book_statement (book_month, team_id, number, lines, jobs, settled_micros,
        corrections_micros, fingerprint)
    select wanted, s.team_id, s.number, s.lines, s.jobs, s.settled_micros, s.corrections_micros,
        s.fingerprint
    from book_statements_of(wanted) s;
    insert into book_month (month, zone, closed_at, closed_by, teams, lines, jobs, settled_micros,
        corrections_micros, fingerprint, notes)
    select wanted, in_zone, at, by_whom, count(*), coalesce(sum(s.lines), 0),
        coalesce(sum(s.jobs), 0), coalesce(sum(s.settled_micros), 0),
        coalesce(sum(s.corrections_micros), 0), book_fingerprint(wanted), with_notes
    from book_statement s where s.book_month = wanted;
end
$$;
-- Waits until nobody is booking a line, at most 10 s, and lets nobody begin until the transaction
-- ends. Answers the last closed month.
create function lock_book_months() returns date language plpgsql volatile as $$
begin
    perform set_config('lock_timeout', '10s', true);
    perform pg_advisory_xact_lock(4504500001);
    return (select max(month) from book_month);
end
$$;
revoke execute on function close_book_month(date, timestamptz, text, text, jsonb),
    lock_book_months() from public;
grant execute on function close_book_month(date, timestamptz, text, text, jsonb),
    lock_book_months() to framehouse_platform;

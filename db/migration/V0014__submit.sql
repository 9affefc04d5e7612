-- Holds in one call. The team's balance row is locked first, everything is checked under that lock,
-- and only then is anything written. So there is never anything to undo: each wish is held or
-- refused on its own, in the order given. Two wishes of one call are never for the same job.
--
-- wishes: [{job, amount_micros, member, key, at, day, week, month, actor}], where day, week and month
-- are the starts of the present windows by the calendar of 'zone'; the caller computes them, so that
-- one calendar rules everywhere. Where the team's zone is another by now, or a present window has no
-- row yet, nothing is written, and 'stale' is the zone to come back with once the windows are made.
--
-- held: the jobs that hold from now on. repeated: those that held the same before.
-- refused: [{job, why, figures}]. reached: windows with a threshold that was not told yet.
create function place_holds(team uuid, zone text, wishes jsonb, out held uuid[],
        out repeated uuid[], out refused jsonb, out reached uuid[], out stale text)
    language plpgsql as $$
declare
    balance credit_balance;
    line record;
    -- The wishes, and what their jobs hold already.
    jobs uuid[];
    wanted bigint[];
    members uuid[];
    keys uuid[];
    ats timestamptz[];
    days timestamptz[];
    weeks timestamptz[];
    months timestamptz[];
    actors text[];
    before bigint[];
    first_at timestamptz;
    last_at timestamptz;
    team_zone text;
    open_before bigint;
    -- The windows that may count, in the order in which they refuse: team, member, key; day to total.
    budgets uuid[] := '{}';
    scopes text[] := '{}';
    subjects uuid[] := '{}';
    periods text[] := '{}';
    hards boolean[] := '{}';
    limits bigint[] := '{}';
    raised boolean[] := '{}';
    alarms bigint[] := '{}';
    windows uuid[] := '{}';
    starts timestamptz[] := '{}';
    ends timestamptz[] := '{}';
    spents bigint[] := '{}';
    helds bigint[] := '{}';
    added bigint[] := '{}';
    of_team int[] := '{}';
    -- What the accepted wishes write.
    total_micros bigint := 0;
    link_jobs uuid[] := '{}';
    link_windows uuid[] := '{}';
    -- The wish in hand.
    fits boolean;
    counts int[];
    place int;
    budgets_met int;
    windows_met int;
    last_budget uuid;
    starts_at timestamptz;
    limit_micros bigint;
begin
    held := '{}';
    repeated := '{}';
    refused := '[]';
    select * into balance from credit_balance b where b.team_id = team for no key update;
    if not found then
        insert into credit_balance (team_id) values (team) on conflict do nothing;
        select * into balance from credit_balance b where b.team_id = team for no key update;
    end if;
    select array_agg(w.job), array_agg(w.amount_micros), array_agg(w.member), array_agg(w.key),
            array_agg(w.at), array_agg(w.day), array_agg(w.week), array_agg(w.month),
            array_agg(w.actor), array_agg((select h.amount_micros from credit_hold h
                where h.team_id = team and h.job_id = w.job)),
            min(w.at), max(w.at), (select t.time_zone from team t where t.id = team)
        into jobs, wanted, members, keys, ats, days, weeks, months, actors, before, first_at,
            last_at, team_zone
        from jsonb_to_recordset(wishes) as w (job uuid, amount_micros bigint, member uuid, key uuid,
            at timestamptz, day timestamptz, week timestamptz, month timestamptz, actor text);

    -- A window that began by the clock of a zone the team has left counts too, because the team may
    -- come back; it may not refuse. No window is longer than 31 days, so 33 spare those of long ago.
    for line in
        select b.id, b.scope, b.subject_id, b.period, b.hard, b.limit_micros,
            exists (select from budget_raise r where r.team_id = team and r.budget_id = b.id
                and r.ends_at > first_at) as raised,
            (select min(p) from unnest(b.alert_at) as p) as least_percent,
            c.id as window_id, c.starts_at, c.ends_at, c.spent_micros, c.held_micros
        from budget b
        left join lateral (select * from budget_window w where w.team_id = team
            and w.budget_id = b.id and w.starts_at <= last_at and (w.ends_at is null
                or (w.ends_at > first_at and w.starts_at > first_at - interval '33 days'))
            offset 0) c on true
        where b.team_id = team and b.removed_at is null and (b.scope = 'team'
            or (b.scope = 'member' and b.subject_id = any (members))
            or (b.scope = 'key' and b.subject_id = any (keys)))
        order by array_position('{team,member,key}'::text[], b.scope),
            array_position('{day,week,month,total}'::text[], b.period), b.id
    loop
        budgets := budgets || line.id;
        scopes := scopes || line.scope;
        subjects := subjects || line.subject_id;
        periods := periods || line.period;
        hards := hards || line.hard;
        limits := limits || line.limit_micros;
        raised := raised || line.raised;
        alarms := alarms || (line.limit_micros::numeric * line.least_percent / 100)::bigint;
        windows := windows || line.window_id;
        starts := starts || line.starts_at;
        ends := ends || line.ends_at;
        spents := spents || line.spent_micros;
        helds := helds || line.held_micros;
        added := added || 0::bigint;
        if line.scope = 'team' then
            of_team := of_team || cardinality(budgets);
        end if;
    end loop;

    for wish in 1 .. coalesce(cardinality(jobs), 0) loop
        if before[wish] is not null then
            if before[wish] = wanted[wish] then
                repeated := repeated || jobs[wish];
            else
                refused := refused || jsonb_build_object('job', jobs[wish], 'why', 'other_amount',
                    'held', before[wish], 'requested', wanted[wish]);
            end if;
            continue;
        end if;
        if balance.overdrawn or balance.granted_micros - balance.spent_micros
                - balance.held_micros - total_micros < wanted[wish] then
            open_before := coalesce(open_before, (select count(*) from credit_hold o
                where o.team_id = team and o.state = 'open'));
            refused := refused || jsonb_build_object('job', jobs[wish], 'why', 'balance',
                'granted', balance.granted_micros, 'spent', balance.spent_micros,
                'held', balance.held_micros + total_micros, 'overdrawn', balance.overdrawn,
                'open_holds', open_before + cardinality(held), 'requested', wanted[wish]);
            continue;
        end if;
        if team_zone <> zone then
            stale := team_zone;
            exit;
        end if;
        fits := true;
        counts := '{}';
        budgets_met := 0;
        windows_met := 0;
        last_budget := null;
        if budgets <> '{}' then
            foreach place in array of_team
                || case when members[wish] is null then '{}'
                    else array_positions(subjects, members[wish]) end
                || case when keys[wish] is null then '{}'
                    else array_positions(subjects, keys[wish]) end
            loop
                if last_budget is distinct from budgets[place] then
                    last_budget := budgets[place];
                    budgets_met := budgets_met + 1;
                end if;
                continue when windows[place] is null or starts[place] > ats[wish]
                    or ends[place] <= ats[wish];
                counts := counts || place;
                starts_at := case periods[place] when 'day' then days[wish]
                    when 'week' then weeks[wish] when 'month' then months[wish]
                    else timestamptz 'epoch' end;
                continue when starts[place] <> starts_at;
                windows_met := windows_met + 1;
                continue when not fits or not hards[place];
                limit_micros := case when raised[place]
                    then budget_limit_at(team, budgets[place], limits[place], ats[wish])
                    else limits[place] end;
                if limit_micros - spents[place] - helds[place] - added[place]
                        < wanted[wish] then
                    fits := false;
                    refused := refused || jsonb_build_object('job', jobs[wish], 'why', 'budget',
                        'budget', budgets[place], 'scope', scopes[place],
                        'subject', subjects[place], 'period', periods[place],
                        'limit', limits[place], 'raised', limit_micros - limits[place],
                        'spent', spents[place], 'held', helds[place] + added[place],
                        'resets_at', ends[place], 'requested', wanted[wish]);
                end if;
            end loop;
        end if;
        if windows_met < budgets_met then
            stale := team_zone;
            exit;
        end if;
        continue when not fits;
        held := held || jobs[wish];
        total_micros := total_micros + wanted[wish];
        foreach place in array counts loop
            added[place] := added[place] + wanted[wish];
            link_jobs := link_jobs || jobs[wish];
            link_windows := link_windows || windows[place];
        end loop;
    end loop;
    if stale is not null then
        held := '{}';
        repeated := '{}';
        refused := '[]';
        return;
    end if;
    if held = '{}' then
        return;
    end if;

    with w as materialized (
        select * from unnest(jobs, wanted, members, keys, ats, actors)
            as u (job, micros, member, key, at, actor) where u.job = any (held)
    ), booked as (
        insert into credit_transfer (team_id, id, kind, amount_micros, job_id, actor, booked_at)
        select team, w.job, 'hold', w.micros, w.job, w.actor, w.at from w
    ), posted as (
        insert into credit_entry (team_id, transfer_id, account, amount_micros, booked_at)
        select team, w.job, e.account, e.sign * w.micros, w.at
        from w cross join (values ('available', -1), ('held', 1)) as e (account, sign)
        where w.micros <> 0
    ), placed as (
        insert into credit_hold (team_id, id, job_id, member_id, key_id, amount_micros, held_at)
        select team, w.job, w.job, w.member, w.key, w.micros, w.at from w
    ), linked as (
        insert into credit_hold_window (team_id, hold_id, window_id)
        select team, u.job, u.window_id from unnest(link_jobs, link_windows) as u (job, window_id)
    ), counted as (
        update budget_window c set held_micros = c.held_micros + u.micros
        from unnest(windows, added) as u (id, micros)
        where c.team_id = team and c.id = u.id and u.micros <> 0
    )
    update credit_balance b set held_micros = b.held_micros + total_micros
    where b.team_id = team;

    -- A raise only lowers the share, so this may name a window too many, never one too few.
    for place in 1 .. cardinality(windows) loop
        if added[place] > 0 and spents[place] + helds[place] + added[place] >= alarms[place] then
            if exists (select from budget b cross join unnest(b.alert_at) as p (percent)
                    where b.team_id = team and b.id = budgets[place]
                        and (spents[place] + helds[place] + added[place])::numeric * 100
                            >= b.limit_micros::numeric * p.percent
                        and not exists (select from budget_alert a where a.team_id = team
                            and a.window_id = windows[place] and a.percent = p.percent)) then
                reached := reached || windows[place];
            end if;
        end if;
    end loop;
end
$$;

-- The jobs of one team with their holds, requests and first events, in one call. Everything of a
-- team comes after its balance is locked, so what is looked up here cannot change before the commit.
--
-- jobs: one object a job. earlier: [{job, earlier, body_hash}] for idempotency keys that have a job;
-- nothing is written for those. The rest is as place_holds says; a job that repeats its hold is
-- there already, because its commit was made but not heard of.
create function submit_jobs(team uuid, zone text, wishes jsonb, jobs jsonb, out held uuid[],
        out repeated uuid[], out refused jsonb, out reached uuid[], out stale text,
        out earlier jsonb)
    language plpgsql as $$
begin
    perform from credit_balance b where b.team_id = team for no key update;
    if not found then
        insert into credit_balance (team_id) values (team) on conflict do nothing;
        perform from credit_balance b where b.team_id = team for no key update;
    end if;
    select jsonb_agg(jsonb_build_object('job', j.id, 'earlier', r.job_id,
            'body_hash', encode(r.body_hash, 'hex'))) into earlier
        from jsonb_to_recordset(jobs) as j (id uuid, caller text, idempotency_key text)
        cross join lateral (select q.job_id, q.body_hash from job_request q where q.team_id = team
            and q.caller = j.caller and q.idempotency_key = j.idempotency_key limit 1) r
        where j.idempotency_key is not null;
    if earlier is not null then
        select coalesce(jsonb_agg(w), '[]') into wishes from jsonb_array_elements(wishes) as w
        where w ->> 'job' not in (select e ->> 'job' from jsonb_array_elements(earlier) as e);
    end if;
    select p.held, p.repeated, p.refused, p.reached, p.stale
        into held, repeated, refused, reached, stale from place_holds(team, zone, wishes) p;
    if held = '{}' then
        return;
    end if;

    with j as materialized (
        select * from jsonb_to_recordset(jobs) as r (id uuid, model text, state text,
            parameters jsonb, prompt text, submitted_by uuid, key_id uuid, submitter text,
            cost_center text, labels text[], off_peak boolean, quote_micros bigint,
            quote_lines jsonb, price_version bigint, settlement text, next_action_at timestamptz,
            expected_by timestamptz, created_at timestamptz, event_id uuid, caller text,
            idempotency_key text, body_hash text, dialect text, body text, payload text,
            callback_url text, webhook_url text)
        where r.id = any (held)
    ), made as (
        insert into job (team_id, id, model, state, parameters, prompt, submitted_by, key_id,
            submitter, cost_center, labels, off_peak, quote_micros, quote_lines, price_version,
            settlement, next_action_at, expected_by, created_at, updated_at)
        select team, j.id, j.model, j.state, j.parameters, j.prompt, j.submitted_by, j.key_id,
            j.submitter, j.cost_center, j.labels, j.off_peak, j.quote_micros, j.quote_lines,
            j.price_version, j.settlement, j.next_action_at, j.expected_by, j.created_at,
            j.created_at
        from j
    ), requested as (
        insert into job_request (team_id, job_id, caller, idempotency_key, body_hash, dialect, body,
            payload, callback_url, webhook_url, created_at)
        select team, j.id, j.caller, j.idempotency_key, decode(j.body_hash, 'hex'), j.dialect,
            j.body::jsonb, j.payload, j.callback_url, j.webhook_url, j.created_at
        from j
    )
    insert into job_event (team_id, job_id, id, at, word, to_state, actor, amount_micros)
    select team, j.id, j.event_id, j.created_at, 'held', j.state, j.submitter, j.quote_micros
    from j;
end
$$;

-- Holds in one call. The team's balance row is locked first, everything is checked under that lock,
-- and only then is anything written. So there is never anything to undo: each wish is held or
-- refused on its own, in the order given. Two wishes of one call are never for the same job.
--
-- wishes: [{job, amount_micros, member, key, at, day, week, month, actor}], where day, week and month
-- are the starts of the present windows by the calendar of 'zone'; the caller computes them, so that
-- one calendar rules everywhere. Where the team's zone is another by now, or a present window has no
-- row yet, nothing is written, and 'stale' is the zone to come back with once the windows are made.
--
-- held: the jobs that hold now, also those that held the same before. refused: [{job, why, figures}].
-- reached: windows that stand at or above a threshold that was not told yet.
create function place_holds(team uuid, zone text, wishes jsonb,
        out held uuid[], out refused jsonb, out reached uuid[], out stale text)
    language plpgsql as $$
declare
    balance credit_balance;
    line record;
    wish uuid;
    wish_holds boolean;
    wish_windows uuid[];
    -- What the accepted wishes add: their rows, and a sum for each window.
    fresh uuid[] := '{}';
    fresh_micros bigint := 0;
    link_jobs uuid[] := '{}';
    link_windows uuid[] := '{}';
    counted uuid[] := '{}';
    counted_micros bigint[] := '{}';
    pending bigint;
    place int;
    open_before bigint;
begin
    held := '{}';
    refused := '[]';
    select * into balance from credit_balance b where b.team_id = team for no key update;
    if not found then
        insert into credit_balance (team_id) values (team) on conflict do nothing;
        select * into balance from credit_balance b where b.team_id = team for no key update;
    end if;

    for line in
        select t.time_zone, w.job, w.amount_micros as amount, h.amount_micros as before,
            b.id as budget, b.scope, b.subject_id, b.period, b.limit_micros as own_limit,
            l.limit_micros, c.id as window_id, c.spent_micros, c.held_micros, c.ends_at,
            b.id is not null and not exists (select from budget_window m where m.team_id = team
                and m.budget_id = b.id and m.starts_at = p.starts_at) as missing,
            lag(w.job) over in_order is distinct from w.job as first_line,
            lead(w.job) over in_order is distinct from w.job as last_line
        from team t
        cross join rows from (jsonb_to_recordset(wishes) as (job uuid, amount_micros bigint,
            member uuid, key uuid, at timestamptz, day timestamptz, week timestamptz,
            month timestamptz)) with ordinality
            as w (job, amount_micros, member, key, at, day, week, month, number)
        left join credit_hold h on h.team_id = team and h.job_id = w.job
        left join budget b on b.team_id = team and b.removed_at is null and h.id is null
            and (b.scope = 'team' or (b.scope = 'member' and b.subject_id = w.member)
                or (b.scope = 'key' and b.subject_id = w.key))
        left join lateral (select case b.period when 'day' then w.day when 'week' then w.week
            when 'month' then w.month else timestamptz 'epoch' end as starts_at) p on true
        -- A window that began by the clock of a zone the team has left counts too, because the team
        -- may come back; it may not refuse. No window is longer than 31 days, so 33 spare the old.
        left join budget_window c on c.team_id = team and c.budget_id = b.id
            and c.starts_at <= w.at and (c.ends_at is null
                or (c.ends_at > w.at and c.starts_at > w.at - interval '33 days'))
        left join lateral (select budget_limit_at(team, b.id, b.limit_micros, w.at)
            as limit_micros where b.hard and c.starts_at = p.starts_at) l on true
        where t.id = team
        window in_order as (order by w.number,
            array_position(array['team', 'member', 'key'], b.scope),
            array_position(array['day', 'week', 'month', 'total'], b.period))
        order by w.number, array_position(array['team', 'member', 'key'], b.scope),
            array_position(array['day', 'week', 'month', 'total'], b.period)
    loop
        if line.first_line then
            wish := line.job;
            wish_windows := '{}';
            wish_holds := false;
            if line.before = line.amount then
                held := held || wish;
            elsif line.before is not null then
                refused := refused || jsonb_build_object('job', wish, 'why', 'other_amount',
                    'held', line.before, 'requested', line.amount);
            elsif balance.overdrawn or balance.granted_micros - balance.spent_micros
                    - balance.held_micros - fresh_micros < line.amount then
                open_before := coalesce(open_before, (select count(*) from credit_hold o
                    where o.team_id = team and o.state = 'open'));
                refused := refused || jsonb_build_object('job', wish, 'why', 'balance',
                    'granted', balance.granted_micros, 'spent', balance.spent_micros,
                    'held', balance.held_micros + fresh_micros, 'overdrawn', balance.overdrawn,
                    'open_holds', open_before + cardinality(fresh), 'requested', line.amount);
            else
                wish_holds := true;
            end if;
        end if;
        if wish_holds and (line.missing or line.time_zone <> zone) then
            held := '{}';
            refused := '[]';
            stale := line.time_zone;
            return;
        end if;
        if wish_holds and line.window_id is not null then
            pending := coalesce(counted_micros[array_position(counted, line.window_id)], 0);
            if line.limit_micros - line.spent_micros - line.held_micros - pending < line.amount then
                wish_holds := false;
                refused := refused || jsonb_build_object('job', wish, 'why', 'budget',
                    'budget', line.budget, 'scope', line.scope, 'subject', line.subject_id,
                    'period', line.period, 'limit', line.own_limit,
                    'raised', line.limit_micros - line.own_limit, 'spent', line.spent_micros,
                    'held', line.held_micros + pending, 'resets_at', line.ends_at,
                    'requested', line.amount);
            else
                wish_windows := wish_windows || line.window_id;
            end if;
        end if;
        if wish_holds and line.last_line then
            fresh := fresh || wish;
            fresh_micros := fresh_micros + line.amount;
            for index in 1 .. cardinality(wish_windows) loop
                link_jobs := link_jobs || wish;
                link_windows := link_windows || wish_windows[index];
                place := array_position(counted, wish_windows[index]);
                if place is null then
                    counted := counted || wish_windows[index];
                    counted_micros := counted_micros || line.amount;
                else
                    counted_micros[place] := counted_micros[place] + line.amount;
                end if;
            end loop;
        end if;
    end loop;
    if fresh = '{}' then
        return;
    end if;

    held := held || fresh;
    with w as materialized (
        select * from jsonb_to_recordset(wishes) as r (job uuid, amount_micros bigint, member uuid,
            key uuid, at timestamptz, actor text) where r.job = any (fresh)
    ), booked as (
        insert into credit_transfer (team_id, id, kind, amount_micros, job_id, actor, booked_at)
        select team, w.job, 'hold', w.amount_micros, w.job, w.actor, w.at from w
    ), posted as (
        insert into credit_entry (team_id, transfer_id, account, amount_micros, booked_at)
        select team, w.job, e.account, e.sign * w.amount_micros, w.at
        from w cross join (values ('available', -1), ('held', 1)) as e (account, sign)
        where w.amount_micros <> 0
    ), placed as (
        insert into credit_hold (team_id, id, job_id, member_id, key_id, amount_micros, held_at)
        select team, w.job, w.job, w.member, w.key, w.amount_micros, w.at from w
    )
    update credit_balance b set held_micros = b.held_micros + fresh_micros where b.team_id = team;
    if counted = '{}' then
        return;
    end if;

    with linked as (
        insert into credit_hold_window (team_id, hold_id, window_id)
        select team, u.job, u.window_id from unnest(link_jobs, link_windows) as u (job, window_id)
    ), used as (
        update budget_window c set held_micros = c.held_micros + u.micros
        from unnest(counted, counted_micros) as u (id, micros)
        where c.team_id = team and c.id = u.id
        returning c.id, c.budget_id, c.spent_micros + c.held_micros as micros
    )
    -- A raise only lowers the share, so this may name a window too many, never one too few.
    select array_agg(used.id) into reached
    from used join budget b on b.team_id = team and b.id = used.budget_id
    where exists (select from unnest(b.alert_at) as p (percent)
        where used.micros::numeric * 100 >= b.limit_micros::numeric * p.percent
            and not exists (select from budget_alert a where a.team_id = team
                and a.window_id = used.id and a.percent = p.percent));
end
$$;

-- The jobs of one team with their holds, requests and first events, in one call. Everything of a
-- team comes after its balance is locked, so what is looked up here cannot change before the commit.
--
-- jobs: one object a job. earlier: [{job, earlier, body_hash}] for idempotency keys that have a job;
-- nothing is written for those. The rest is as place_holds says.
create function submit_jobs(team uuid, zone text, wishes jsonb, jobs jsonb,
        out held uuid[], out refused jsonb, out reached uuid[], out stale text, out earlier jsonb)
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
        join job_request r on r.team_id = team and r.caller = j.caller
            and r.idempotency_key = j.idempotency_key;
    if earlier is not null then
        select coalesce(jsonb_agg(w), '[]') into wishes from jsonb_array_elements(wishes) as w
        where w ->> 'job' not in (select e ->> 'job' from jsonb_array_elements(earlier) as e);
    end if;
    select p.held, p.refused, p.reached, p.stale into held, refused, reached, stale
        from place_holds(team, zone, wishes) p;
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
        -- A hold with its job is one whose commit was not heard of; its rows are there.
        on conflict (team_id, id) do nothing
        returning id
    ), requested as (
        insert into job_request (team_id, job_id, caller, idempotency_key, body_hash, dialect, body,
            payload, callback_url, webhook_url, created_at)
        select team, j.id, j.caller, j.idempotency_key, decode(j.body_hash, 'hex'), j.dialect,
            j.body::jsonb, j.payload, j.callback_url, j.webhook_url, j.created_at
        from j join made on made.id = j.id
    )
    insert into job_event (team_id, job_id, id, at, word, to_state, actor, amount_micros)
    select team, j.id, j.event_id, j.created_at, 'held', j.state, j.submitter, j.quote_micros
    from j join made on made.id = j.id;
end
$$;

package io.framehouse.reports.internal.bills;

/**
 * The statements that compare a bill with the books; all of it in sets. Parameters: bill, account,
 * begin, end (the month in the bill's zone), zone, unit, tolerance and percent.
 *
 * <p>Lines and pairs are new in this transaction, so nobody has counted them: the planner takes a
 * million for a few and would go through all of them for each. So sets are joined by hash, once
 * each ({@link io.framehouse.shared.HashJoins}), and what belongs to a pair is looked up by its
 * key.
 */
final class BillSql {
    /** Credits for one of a unit, by the rate at the month's end or the first one there was. */
    private static final String RATE =
            """
            rate as materialized (
                select distinct on (c.unit) c.unit, c.credits from report_conversion_rate c
                order by c.unit, (c.effective_from <= :end) desc,
                    case when c.effective_from <= :end then c.effective_from end desc,
                    c.effective_from)
            """;

    /**
     * Jobs that a line of a current bill of the account has already; also such that had failed, so
     * that the line was booked as their cost.
     */
    private static final String TAKEN =
            """
            taken as materialized (
                select m.job_id, m.bill_id from provider_bill_match m
                join provider_bill b on b.id = m.bill_id
                where b.account_id = :account and b.superseded_by is null and m.job_id is not null
                  and (m.class in ('matched', 'amount_differs') and m.reason <> 'free'
                    or m.reason = 'not_settled' and m.state = 'adjusted'
                      and m.adjust_job_id = m.job_id))
            """;

    private static final String TARGET =
            """
            insert into provider_bill_match (bill_id, number, class, reason, line_no, job_id, job_team,
                day, theirs, their_unit, ours, our_unit, estimated, difference, difference_micros, state)
            """;

    /** Ours in the line's unit: as reported there, else what the job settled at, by the rate. */
    private static final String OURS_IN_UNIT =
            """
            case when o.cost_unit = %1$s then o.cost
                when o.cost is null then round(o.micros / 1000000.0 / r.credits, 6) end
            """;

    /**
     * Judges pairs (line_no, team_id, job_id, cost, cost_unit, micros, reason): what is ours is
     * known.
     */
    private static final String JUDGE =
            """
            judged as (
                select o.line_no, o.job_id, o.team_id, o.reason, l.day, l.amount as theirs, l.unit as their_unit,
                    x.ours, coalesce(x.ours, o.cost) as shown,
                    case when x.ours is null then o.cost_unit else l.unit end as our_unit,
                    o.cost is null as estimated, l.amount - x.ours as difference,
                    l.amount * r.credits
                        - coalesce(x.ours * r.credits, o.cost * s.credits) as credits
                from pair o
                cross join lateral (select l.day, l.amount, l.unit from provider_bill_line l
                    where l.bill_id = :bill and l.line_no = o.line_no offset 0) l
                left join rate r on r.unit = l.unit
                left join rate s on s.unit = o.cost_unit
                cross join lateral (select
            """
                    + OURS_IN_UNIT.formatted("l.unit")
                    + """
                             as ours) x)
                    select cast(:bill as uuid), j.line_no, k.class,
                        case when j.ours is null then 'unit' else j.reason end, j.line_no, j.job_id, j.team_id, j.day,
                        j.theirs, j.their_unit, j.shown, j.our_unit, j.estimated, j.difference,
                        round(j.credits * 1000000), case k.class when 'matched' then 'clear' else 'open' end
                    from judged j
                    cross join lateral (select case
                        when abs(j.difference) <= greatest(cast(:tolerance as numeric),
                            abs(j.ours) * cast(:percent as numeric) / 100) then 'matched'
                        else 'amount_differs' end as class) k
                    """;

    /**
     * Pairs by task: of lines and jobs with the same id the one whose amount is nearest, so that it
     * depends on no order. The first %s is the column, the second the reason.
     */
    private static final String BY_TASK =
            TARGET
                    + "with "
                    + RATE
                    + ", "
                    + TAKEN
                    + """
                    , line as materialized (
                        select l.line_no, l.%1$s as key, l.amount, l.unit, l.at, l.raw
                        from provider_bill_line l
                        where l.bill_id = :bill and l.kind = 'charge' and l.%1$s is not null
                          and not exists (select from provider_bill_match m
                              where m.bill_id = :bill and m.number = l.line_no)),
                    ours as materialized (
                        select o.team_id, o.job_id, o.%1$s as key, o.cost, o.cost_unit, o.micros,
                            o.settled_at
                        from report_bill_ours o
                        where o.account_id = :account and o.%1$s is not null
                          and not exists (select from taken t where t.job_id = o.job_id)),
                    near as (
                        select l.line_no, l.key, l.at, l.amount, l.raw, min(abs(l.amount -\
                    """
                    + OURS_IN_UNIT.formatted("l.unit")
                    + """
                            )) as off
                        from line l join ours o on o.key = l.key
                        left join rate r on r.unit = l.unit
                        group by l.line_no, l.key, l.at, l.amount, l.raw),
                    ranked as (
                        select n.line_no, n.key, row_number() over (partition by n.key
                            order by n.off, n.at, n.amount, n.raw, n.line_no) as rank from near n),
                    jobs as (
                        select o.*, row_number() over (partition by o.key
                            order by o.settled_at, o.job_id) as rank from ours o),
                    pair as (
                        select l.line_no, j.team_id, j.job_id, j.cost, j.cost_unit, j.micros,
                            '%2$s' as reason
                        from ranked l join jobs j on j.key = l.key and j.rank = l.rank),
                    """
                    + JUDGE;

    static final String BY_EXACT_TASK = BY_TASK.formatted("task_id", "task");
    static final String BY_TASK_KEY = BY_TASK.formatted("task_key", "task_normalised");

    /** Pairs that were found by time and amount: arrays of the lines and of what is ours. */
    static final String GIVEN_PAIRS =
            TARGET
                    + "with "
                    + RATE
                    + """
                    , pair as (
                        select g.*, 'time_and_amount' as reason
                        from unnest(cast(:lines as int[]), cast(:teams as uuid[]),
                            cast(:jobs as uuid[]), cast(:costs as numeric[]),
                            cast(:units as text[]), cast(:micros as bigint[]))
                            as g (line_no, team_id, job_id, cost, cost_unit, micros)),
                    """
                    + JUDGE;

    /** Lines without a task, in the order of time; ':days' says whether only the day is known. */
    static final String LEFT_LINES =
            """
            select l.line_no, coalesce(l.at, l.day::timestamp at time zone :zone) as at, l.amount
            from provider_bill_line l
            where l.bill_id = :bill and l.kind = 'charge' and l.task_key is null
              and l.unit = :lineUnit and (l.at is null) = :days and l.amount <> 0
              and not exists (select from provider_bill_match m
                  where m.bill_id = :bill and m.number = l.line_no)
            order by 2, l.amount, l.raw, l.line_no
            """;

    /** Jobs of about the month that no bill has, in the order in which a line may be of them. */
    static final String LEFT_JOBS =
            "with "
                    + RATE
                    + ", "
                    + TAKEN
                    + """
                    , mine as (
                        select o.team_id, o.job_id, o.cost, o.cost_unit, o.micros,
                            case when :days
                                then date_trunc('day', o.submitted_at at time zone :zone)
                                    at time zone :zone
                                else o.submitted_at - make_interval(mins => :window) end as begins,
                            case when :days
                                then date_trunc('day', o.settled_at at time zone :zone)
                                    at time zone :zone
                                else o.settled_at + make_interval(mins => :window) end as ends,
                    """
                    + OURS_IN_UNIT.formatted(":lineUnit")
                    + """
                             as amount
                        from report_bill_ours o left join rate r on r.unit = :lineUnit
                        where o.account_id = :account
                          and o.settled_at >= cast(:begin as timestamptz) - interval '3 days'
                          and o.submitted_at < cast(:end as timestamptz) + interval '3 days'
                          and not exists (select from taken t where t.job_id = o.job_id))
                    select * from mine where amount is not null order by begins, ends, job_id
                    """;

    /** What is left of theirs, with why, as far as our tasks tell. */
    static final String ONLY_THEIRS =
            TARGET
                    + "with "
                    + RATE
                    + ", "
                    + TAKEN
                    + """
                    , line as materialized (
                        select l.* from provider_bill_line l
                        where l.bill_id = :bill and l.kind <> 'total'
                          and not exists (select from provider_bill_match m
                              where m.bill_id = :bill and m.number = l.line_no)),
                    ours as materialized (
                        select distinct on (o.task_key) o.task_key, o.job_id, o.team_id, o.account_id
                        from report_bill_ours o
                        where o.task_key in (select task_key from line)
                        order by o.task_key, (o.account_id = :account) desc, o.settled_at, o.job_id),
                    task as materialized (
                        select distinct on (t.task_key) t.task_key, t.job_id, t.team_id, t.account_id, t.state
                        from report_bill_task t
                        where t.task_key in (select task_key from line)
                        order by t.task_key, (t.account_id = :account) desc, t.job_id)
                    select l.bill_id, l.line_no, case when l.kind = 'unread' then 'unread'
                            when l.amount = 0 then 'matched' else 'only_theirs' end,
                        case when l.kind = 'unread' then 'unreadable'
                            when l.amount = 0 then 'free'
                            when l.kind = 'credit' then 'credit_note'
                            when l.task_key is null then 'nothing_like_it'
                            when o.account_id = :account and exists (select from taken t
                                where t.job_id = o.job_id and t.bill_id = :bill) then 'duplicate'
                            when o.account_id = :account then 'billed_before'
                            when o.account_id is not null or k.account_id <> :account
                                then 'other_account'
                            when k.state in ('succeeded', 'failed', 'cancelled') then 'not_settled'
                            when k.state is not null then 'open'
                            else 'unknown_task' end,
                        l.line_no, coalesce(o.job_id, k.job_id),
                        coalesce(o.team_id, k.team_id), l.day, l.amount, l.unit, null, null,
                        false, l.amount, round(l.amount * r.credits * 1000000),
                        case when l.kind <> 'unread' and l.amount = 0 then 'clear' else 'open' end
                    from line l
                    left join rate r on r.unit = l.unit
                    left join ours o on o.task_key = l.task_key
                    left join task k on k.task_key = l.task_key
                    """;

    /** What we settled in the month, in the bill's zone, and no bill has. */
    static final String ONLY_OURS =
            TARGET
                    + "with "
                    + RATE
                    + ", "
                    + TAKEN
                    + """
                    , mine as (
                        select o.job_id, o.team_id, o.settled_at, o.cost is null as estimated,
                            case when o.cost is null then :unit else o.cost_unit end as our_unit,
                            case when o.cost is null
                                then round(o.micros / 1000000.0 / r.credits, 6) else o.cost end as ours
                        from report_bill_ours o left join rate r on r.unit = :unit
                        where o.account_id = :account and o.settled_at >= :begin
                          and o.settled_at < :end
                          and not exists (select from taken t where t.job_id = o.job_id))
                    select cast(:bill as uuid),
                        1000000000 + row_number() over (order by m.settled_at, m.job_id),
                        case when m.ours = 0 then 'matched' else 'only_ours' end,
                        case when m.ours = 0 then 'free'
                            when m.settled_at < cast(:begin as timestamptz) + interval '1 day'
                                or m.settled_at >= cast(:end as timestamptz) - interval '1 day'
                                then 'missing_at_edge' else 'missing' end,
                        null, m.job_id, m.team_id, (m.settled_at at time zone :zone)::date, null, null, m.ours,
                        m.our_unit, m.estimated,
                        case when m.our_unit = :unit then -m.ours end,
                        round(-m.ours * s.credits * 1000000),
                        case when m.ours = 0 then 'clear' else 'open' end
                    from mine m left join rate s on s.unit = m.our_unit
                    """;

    /** Days: the first line of a day stands for all of them. */
    static final String BY_DAY =
            TARGET
                    + "with "
                    + RATE
                    + """
                    , line as materialized (
                        select l.line_no, l.day, l.amount, min(l.line_no) over (partition by l.day) as first,
                            sum(l.amount) over (partition by l.day) as theirs
                        from provider_bill_line l
                        where l.bill_id = :bill and l.kind in ('charge', 'credit') and l.unit = :unit),
                    ours as materialized (
                        select (o.settled_at at time zone :zone)::date as day,
                            bool_or(o.cost is null) as estimated,
                            sum(case when o.cost_unit = :unit then o.cost
                                else round(coalesce(o.cost * s.credits, o.micros / 1000000.0)
                                    / r.credits, 6) end) as ours
                        from report_bill_ours o
                        left join rate r on r.unit = :unit left join rate s on s.unit = o.cost_unit
                        where o.account_id = :account and o.settled_at >= :begin
                          and o.settled_at < :end
                        group by 1),
                    day as (
                        select l.line_no as number, l.line_no, l.day, l.first,
                            case when l.line_no = l.first then l.theirs end as theirs,
                            case when l.line_no = l.first then o.ours end as ours, o.estimated,
                            o.day is null as foreign_day
                        from line l left join ours o on o.day = l.day
                        union all
                        select 1000000000 + row_number() over (order by o.day), null, o.day, null, null,
                            o.ours, o.estimated, false
                        from ours o where not exists (select from line l where l.day = o.day)),
                    judged as (
                        select d.*, coalesce(d.theirs, 0) - coalesce(d.ours, 0) as difference,
                            case when d.line_no <> d.first
                                or abs(coalesce(d.theirs, 0) - coalesce(d.ours, 0)) <= greatest(
                                    cast(:tolerance as numeric),
                                    abs(coalesce(d.ours, 0)) * cast(:percent as numeric) / 100)
                                then 'matched' when d.line_no is null then 'only_ours'
                                when d.foreign_day then 'only_theirs' else 'amount_differs' end as class
                        from day d)
                    select cast(:bill as uuid), j.number, j.class, 'day', j.line_no, null, null, j.day,
                        j.theirs, case when j.theirs is not null then :unit end, j.ours,
                        case when j.ours is not null then :unit end, coalesce(j.estimated, false),
                        j.difference, round(j.difference * r.credits * 1000000),
                        case j.class when 'matched' then 'clear' else 'open' end
                    from judged j left join rate r on r.unit = :unit
                    """;

    /**
     * Jobs that the bill of another month missed and this one has, and such that no bill has again.
     */
    static final String ELSEWHERE =
            """
            update provider_bill_match m set state = 'elsewhere',
                note = 'On the bill of ' || to_char(c.month, 'YYYY-MM') || ', line ' || n.line_no
            from provider_bill_match n join provider_bill c on c.id = n.bill_id, provider_bill b
            where n.bill_id = :bill and n.class in ('matched', 'amount_differs')
              and n.job_id = m.job_id and m.bill_id <> :bill and m.class = 'only_ours'
              and m.state = 'open' and b.id = m.bill_id and b.account_id = :account
              and b.superseded_by is null
            """;

    static final String ELSEWHERE_NO_MORE =
            "with "
                    + TAKEN
                    + """
                    update provider_bill_match m set state = 'open', note = null
                    from provider_bill b
                    where m.state = 'elsewhere' and b.id = m.bill_id and b.account_id = :account
                      and not exists (select from taken t where t.job_id = m.job_id)
                    """;

    /** Decisions about the same differences of the superseded bill, one for one. */
    static final String CARRY_OVER =
            """
            with line as (
                select m.*, row(m.class, m.job_id, trim_scale(m.theirs), trim_scale(m.ours), m.day,
                    l.task_key, l.at, case when l.kind = 'unread' then l.raw end)::text as told
                from provider_bill_match m
                left join provider_bill_line l on l.bill_id = m.bill_id and l.line_no = m.line_no
                where m.bill_id in (:bill, :old) and m.class <> 'matched'),
            one as (
                select l.*, row_number() over (partition by l.bill_id, l.told
                    order by (l.state = 'open'), l.number) as rank
                from line l)
            update provider_bill_match n set state = o.state, note = o.note,
                resolved_by = o.resolved_by, resolved_at = o.resolved_at,
                transfer_id = o.transfer_id, adjust_micros = o.adjust_micros,
                adjust_job_id = o.adjust_job_id, book_month = o.book_month
            from one o join one w on w.bill_id = :bill and o.bill_id = :old
                and w.told = o.told and w.rank = o.rank
            where n.bill_id = :bill and n.number = w.number and n.state = 'open'
              and o.state in ('accepted', 'adjusted')
            """;

    /** A difference that changed keeps in mind what was booked for it before. */
    static final String REMIND =
            """
            update provider_bill_match n
            set note = 'The bill before was adjusted by ' || trim_scale(o.adjust_micros / 1000000.0)
                || ' credits for this job.'
            from provider_bill_match o
            where n.bill_id = :bill and o.bill_id = :old and n.state = 'open'
              and o.state = 'adjusted' and o.adjust_job_id = n.job_id
              and not exists (select from provider_bill_match c
                  where c.bill_id = :bill and c.transfer_id = o.transfer_id)
            """;

    private BillSql() {}
}

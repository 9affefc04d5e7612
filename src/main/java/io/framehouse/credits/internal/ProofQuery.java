package io.framehouse.credits.internal;

/** The checks of the ledger; each query yields one text {@code item} an offender. */
enum ProofQuery {
    /** Credits neither appear nor vanish. */
    ENTRIES_SUM_TO_ZERO(
            "The entries of every transfer sum to zero",
            """
            select transfer_id::text as item from credit_entry
            group by team_id, transfer_id having sum(amount_micros) <> 0
            """),
    /** The cached balance is what the entries say. */
    BALANCE_EQUALS_ENTRIES(
            "Every cached balance equals the sum of its entries",
            """
            select coalesce(b.team_id, e.team_id)::text as item
            from credit_balance b full join (
                select team_id,
                    coalesce(sum(amount_micros) filter (where account = 'granted'), 0) as granted,
                    coalesce(sum(amount_micros) filter (where account = 'available'), 0)
                        as available,
                    coalesce(sum(amount_micros) filter (where account = 'held'), 0) as held,
                    coalesce(sum(amount_micros) filter (where account = 'spent'), 0) as spent
                from credit_entry group by team_id) e on e.team_id = b.team_id
            where coalesce(b.granted_micros, 0) <> -coalesce(e.granted, 0)
                or coalesce(b.held_micros, 0) <> coalesce(e.held, 0)
                or coalesce(b.spent_micros, 0) <> coalesce(e.spent, 0)
                or coalesce(b.granted_micros - b.spent_micros - b.held_micros, 0)
                    <> coalesce(e.available, 0)
            """),
    /** A final job has one end in the books. */
    FINAL_JOB_RESOLVED_ONCE(
            "Every final job has exactly one settle or release",
            """
            select j.id::text as item from job j
            left join credit_transfer t on t.team_id = j.team_id and t.job_id = j.id
                and t.kind in ('settle', 'release')
            where j.state in ('succeeded', 'failed', 'cancelled')
            group by j.team_id, j.id having count(t.id) <> 1
            """),
    /** A final job holds nothing. */
    OPEN_HOLD_OF_FINAL_JOB(
            "No final job has an open hold",
            """
            select h.job_id::text as item from credit_hold h
            join job j on j.team_id = h.team_id and j.id = h.job_id
            where h.state = 'open' and j.state in ('succeeded', 'failed', 'cancelled')
            """),
    /** No job runs without a hold. */
    JOB_WITHOUT_HOLD(
            "Every job has a hold",
            """
            select j.id::text as item from job j where not exists (
                select from credit_hold h where h.team_id = j.team_id and h.job_id = j.id)
            """),
    /** Held is what open holds hold, for each team. */
    HELD_EQUALS_OPEN_HOLDS(
            "What a team holds equals the sum of its open holds",
            """
            select coalesce(b.team_id, h.team_id)::text as item
            from credit_balance b full join (
                select team_id, sum(amount_micros) as held from credit_hold
                where state = 'open' group by team_id) h on h.team_id = b.team_id
            where coalesce(b.held_micros, 0) <> coalesce(h.held, 0)
            """),
    /** Held is what open holds hold, for each budget window. */
    WINDOW_HELD_EQUALS_OPEN_HOLDS(
            "What a budget window holds equals the sum of its open holds",
            """
            select w.id::text as item from budget_window w left join (
                select c.team_id, c.window_id, sum(h.amount_micros) as held
                from credit_hold_window c
                join credit_hold h on h.team_id = c.team_id and h.id = c.hold_id
                where h.state = 'open' group by c.team_id, c.window_id) o
                on o.team_id = w.team_id and o.window_id = w.id
            where w.held_micros <> coalesce(o.held, 0)
            """),
    /** Spent is what the jobs of a window have cost, corrections included. */
    WINDOW_SPENT_EQUALS_JOBS(
            "What a budget window spent equals what its jobs settled, less refunds, with adjustments",
            """
            select w.id::text as item from budget_window w left join (
                select c.team_id, c.window_id,
                    sum(coalesce(h.settled_micros, 0) + coalesce(t.corrected, 0)) as spent
                from credit_hold_window c
                join credit_hold h on h.team_id = c.team_id and h.id = c.hold_id
                left join (select team_id, job_id, sum(case kind when 'adjust' then amount_micros
                        else -amount_micros end) as corrected from credit_transfer
                    where kind in ('refund', 'adjust') and job_id is not null
                    group by team_id, job_id) t on t.team_id = h.team_id and t.job_id = h.job_id
                group by c.team_id, c.window_id) s
                on s.team_id = w.team_id and s.window_id = w.id
            where w.spent_micros <> coalesce(s.spent, 0)
            """),
    /** No job gives back more than it took. */
    REFUNDS_WITHIN_COST(
            "No job was refunded more than it has cost",
            """
            select t.job_id::text as item from credit_transfer t
            left join credit_hold h on h.team_id = t.team_id and h.job_id = t.job_id
            where t.kind in ('refund', 'adjust') and t.job_id is not null
            group by t.team_id, t.job_id, h.settled_micros
            having coalesce(h.settled_micros, 0) + sum(case t.kind when 'adjust'
                then t.amount_micros else -t.amount_micros end) < 0
            """),
    /** A transfer moves what its kind says, and as much as it says. */
    ENTRIES_MATCH_TRANSFER(
            "The entries of every transfer are those of its kind and amount",
            """
            with posted as (
                select t.team_id, t.id, t.kind, t.amount_micros as amount, t.job_id,
                    h.amount_micros as held_before, h.settled_micros,
                    coalesce(sum(e.amount_micros) filter (where e.account = 'granted'), 0)
                        as granted,
                    coalesce(sum(e.amount_micros) filter (where e.account = 'available'), 0)
                        as available,
                    coalesce(sum(e.amount_micros) filter (where e.account = 'held'), 0) as held,
                    coalesce(sum(e.amount_micros) filter (where e.account = 'spent'), 0) as spent
                from credit_transfer t
                left join credit_hold h on h.team_id = t.team_id
                    and h.id = case t.kind when 'hold' then t.id else t.hold_id end
                left join credit_entry e on e.team_id = t.team_id and e.transfer_id = t.id
                group by t.team_id, t.id, h.amount_micros, h.settled_micros)
            select id::text as item from posted
            where granted <> case when kind = 'grant' or (kind = 'adjust' and job_id is null)
                    then -amount when kind = 'expire' then amount else 0 end
                or available <> case kind when 'grant' then amount when 'expire' then -amount
                    when 'hold' then -amount when 'settle' then held_before - amount
                    when 'release' then amount when 'refund' then amount
                    else case when job_id is null then amount else -amount end end
                or held <> case kind when 'hold' then amount when 'settle' then -held_before
                    when 'release' then -amount else 0 end
                or spent <> case when kind = 'settle' or (kind = 'adjust' and job_id is not null)
                    then amount when kind = 'refund' then -amount else 0 end
                or (kind in ('hold', 'release') and amount is distinct from held_before)
                or (kind = 'settle' and amount is distinct from settled_micros)
            """),
    /** The flag that refuses holds is true exactly below zero. */
    OVERDRAWN_EQUALS_SIGN(
            "A team is marked as overdrawn exactly where its available credits are below zero",
            """
            select team_id::text as item from credit_balance
            where overdrawn <> (granted_micros - spent_micros - held_micros < 0)
            """),
    /** Below zero only where a settlement above its hold was booked so. */
    AVAILABLE_NOT_NEGATIVE(
            "Available is not below zero without a booked overdraft",
            """
            select e.team_id::text as item from credit_entry e
            left join credit_balance b on b.team_id = e.team_id
            where e.account = 'available'
            group by e.team_id having sum(e.amount_micros) < 0
                and not coalesce(bool_or(b.overdrawn), false)
            """),
    /** Usage, settlement and job tell one amount. */
    USAGE_EQUALS_SETTLED(
            "Every usage record equals the settled amount",
            """
            select u.job_id::text as item from usage_record u
            left join credit_transfer t on t.team_id = u.team_id and t.id = u.transfer_id
            left join credit_hold h on h.team_id = u.team_id and h.job_id = u.job_id
            left join job j on j.team_id = u.team_id and j.id = u.job_id
            where t.kind is distinct from 'settle' or t.job_id is distinct from u.job_id
                or t.amount_micros is distinct from u.settled_micros
                or h.settled_micros is distinct from u.settled_micros
                or j.settled_micros is distinct from u.settled_micros
            """),
    /** No usage of nothing. */
    USAGE_WITHOUT_JOB(
            "Every usage record has a succeeded job",
            """
            select u.job_id::text as item from usage_record u
            left join job j on j.team_id = u.team_id and j.id = u.job_id
            where j.state is distinct from 'succeeded'
            """),
    /** Nothing settled is missing from usage. */
    SETTLED_JOB_WITHOUT_USAGE(
            "Every settled job has a usage record",
            """
            select j.id::text as item from job j
            left join credit_hold h on h.team_id = j.team_id and h.job_id = j.id
            where (j.settled_micros is not null or h.state = 'settled')
                and not exists (select from usage_record u
                    where u.team_id = j.team_id and u.job_id = j.id)
            """),
    /** What was closed is what is there. */
    CLOSED_MONTH_UNCHANGED(
            "Every closed month is as it was closed",
            """
            select to_char(b.month, 'YYYY-MM') as item from book_month b
            cross join lateral (select count(*) as teams, coalesce(sum(s.lines), 0) as lines,
                coalesce(sum(s.jobs), 0) as jobs, coalesce(sum(s.settled_micros), 0) as settled,
                coalesce(sum(s.corrections_micros), 0) as corrections
                from book_statement s where s.book_month = b.month) all_teams
            where b.fingerprint <> book_fingerprint(b.month)
                or (b.teams, b.lines, b.jobs, b.settled_micros, b.corrections_micros)
                    is distinct from (all_teams.teams, all_teams.lines, all_teams.jobs,
                        all_teams.settled, all_teams.corrections)
                or exists (select from book_statements_of(b.month) now
                    full join (select s.* from book_statement s where s.book_month = b.month) s
                        on s.team_id = now.team_id and s.number = now.number
                    where (s.lines, s.jobs, s.settled_micros, s.corrections_micros, s.fingerprint)
                        is distinct from (now.lines, now.jobs, now.settled_micros,
                            now.corrections_micros, now.fingerprint))
            union
            select to_char(l.book_month, 'YYYY-MM') from book_line l
            where l.book_month < (select max(month) from book_month)
                and not exists (select from book_month b where b.month = l.book_month)
            """);

    private final String title;
    private final String sql;

    ProofQuery(String title, String sql) {
        this.title = title;
        this.sql = sql;
    }

    String title() {
        return title;
    }

    String sql() {
        return sql;
    }
}

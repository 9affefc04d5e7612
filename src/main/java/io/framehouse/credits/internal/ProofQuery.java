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

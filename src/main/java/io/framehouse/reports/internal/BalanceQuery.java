package io.framehouse.reports.internal;

import static java.time.ZoneOffset.UTC;

import io.framehouse.reports.internal.BalanceComparison.Step;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the accounts, their newest readings, and the steps between readings. */
@Repository
class BalanceQuery {
    /**
     * The first reading is at least so old, so that one night's proof begins where the last ended.
     */
    private static final Duration SPAN = Duration.ofHours(24);

    /** How far a provider's moment and ours may lie apart. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private static final String ACCOUNTS =
            """
            select a.id, a.name, n.outcome, n.detail, n.read_at as asked_at,
                t.read_at, t.unit, t.moves
            from report_provider_account a
            left join lateral (select b.outcome, b.detail, b.read_at from report_provider_balance b
                where b.account_id = a.id order by b.read_at desc, b.id desc limit 1) n on true
            left join lateral (
                select max(b.read_at) as read_at, min(b.unit) as unit,
                    min(b.balance) <> max(b.balance) as moves
                from report_provider_balance b
                where b.account_id = a.id and b.outcome = 'told' and (b.purse, b.unit) = (
                    select l.purse, l.unit from report_provider_balance l
                    where l.account_id = a.id and l.outcome = 'told'
                    order by l.read_at desc, l.id desc limit 1)) t on true
            order by a.priority, lower(a.name), a.id
            """;

    private static final String STEPS =
            """
            with newest as materialized (
                select distinct on (b.account_id) b.account_id, b.purse, b.unit, b.read_at
                from report_provider_balance b
                join report_provider_account a on a.id = b.account_id
                where b.outcome = 'told'
                order by b.account_id, b.read_at desc, b.id desc),
            told as materialized (
                select b.id, b.account_id, b.unit, b.read_at, b.balance,
                    n.read_at - cast(:span as interval) as since
                from report_provider_balance b
                join newest n on (n.account_id, n.purse, n.unit) = (b.account_id, b.purse, b.unit)
                where b.outcome = 'told'),
            step as materialized (
                select r.account_id, r.unit, r.read_at as until, r.balance as after,
                    lag(r.read_at) over w as since, lag(r.balance) over w as before
                from told r
                where r.read_at >= coalesce(
                    (select max(o.read_at) from told o
                        where o.account_id = r.account_id and o.read_at <= o.since),
                    r.read_at)
                window w as (partition by r.account_id order by r.read_at, r.id)),
            rate as (
                select distinct on (c.unit) c.unit, c.credits from report_conversion_rate c
                where c.effective_from <= :now order by c.unit, c.effective_from desc),
            task as materialized (
                select j.account_id, j.began_at, j.ended_at, j.settled_at,
                    coalesce(j.may_be_returned, false) as may_be_returned,
                    case when j.cost_unit = s.unit then j.cost end as cost,
                    coalesce(case when j.cost_unit = s.unit then j.cost end,
                        round(j.quote_micros / 1000000.0 / r.credits, 6), 0) as expected
                from report_provider_job j
                join (select account_id, min(unit) as unit, min(since) as since from step
                    group by account_id) s on s.account_id = j.account_id
                left join rate r on r.unit = s.unit
                where j.ended_at is null or j.ended_at >= s.since - cast(:skew as interval))
            select s.account_id, s.since, s.until, s.before, s.after, x.*
            from step s cross join lateral (
                select
                    coalesce(sum(t.expected) filter (where t.settled_at > s.since
                        and t.settled_at <= s.until), 0) as ours,
                    coalesce(sum(t.expected) filter (where (t.cost is null or t.may_be_returned)
                        and t.settled_at > s.since and t.settled_at <= s.until), 0) as estimated,
                    coalesce(sum(t.expected) filter (where
                        (t.settled_at is null or t.may_be_returned)
                        and t.began_at <= s.until + cast(:skew as interval)
                        and (t.ended_at is null
                            or t.ended_at >= s.since - cast(:skew as interval))), 0) as returnable,
                    coalesce(sum(t.expected) filter (where
                        t.began_at <= s.since + cast(:skew as interval)
                        and (t.ended_at is null
                            or t.ended_at >= s.since - cast(:skew as interval))), 0) as open_at_start,
                    coalesce(sum(t.expected) filter (where
                        t.began_at <= s.until + cast(:skew as interval)
                        and (t.ended_at is null
                            or t.ended_at >= s.until - cast(:skew as interval))), 0) as open_at_end
                from task t where t.account_id = s.account_id) x
            where s.since is not null
            order by s.account_id, s.until, s.since
            """;

    private final JdbcClient jdbc;

    BalanceQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An account and what it last said.
     *
     * @param outcome of the last try, as stored; null where nobody asked
     * @param toldAt when it last told its balance
     * @param moves whether the balance ever changed
     */
    record Account(
            UUID id,
            String name,
            @Nullable String outcome,
            @Nullable String detail,
            @Nullable Instant askedAt,
            @Nullable Instant toldAt,
            @Nullable String unit,
            boolean moves) {}

    List<Account> accounts() {
        return jdbc.sql(ACCOUNTS)
                .query((row, number) ->
                        new Account(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getString("outcome"),
                                row.getString("detail"),
                                instant(row, "asked_at"),
                                instant(row, "read_at"),
                                row.getString("unit"),
                                row.getBoolean("moves")))
                .list();
    }

    /** The steps of each account that has two readings of one purse; one statement. */
    Map<UUID, List<Step>> steps(Instant now) {
        Map<UUID, List<Step>> steps = new LinkedHashMap<>();
        jdbc.sql(STEPS)
                .param("span", SPAN.toString())
                .param("skew", SKEW.toString())
                .param("now", now.atOffset(UTC))
                .query(row -> {
                    steps.computeIfAbsent(
                                    row.getObject("account_id", UUID.class),
                                    id -> new ArrayList<>())
                            .add(step(row));
                });
        return steps;
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                amount(row, "before"),
                amount(row, "after"),
                amount(row, "ours"),
                amount(row, "estimated"),
                amount(row, "returnable"),
                amount(row, "open_at_start"),
                amount(row, "open_at_end"));
    }

    private static BigDecimal amount(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

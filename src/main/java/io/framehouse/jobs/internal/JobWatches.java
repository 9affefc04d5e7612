package io.framehouse.jobs.internal;

import static io.framehouse.jobs.internal.Sql.time;

import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.jobs.PollWork.Due;
import io.framehouse.jobs.PollWork.Share;
import io.framehouse.providers.AccountId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Leases jobs at providers whose time has come, many in one statement, committed before any call. A
 * lease is a token; whoever writes later compares it.
 */
@Component
class JobWatches {
    /**
     * A lease that a crash of the database forgets is one question more, so nobody waits for the
     * disk. Plans stay on the indexes also while statistics are behind.
     */
    static final String LIGHTLY =
            """
            select set_config('synchronous_commit', 'off', true),
                   set_config('enable_seqscan', 'off', true)
            """;

    private static final String FREE =
            "x.state <> 'submitting' and x.next_action_at <= :now"
                    + " and (x.lease_until is null or x.lease_until <= :now)";

    /**
     * Skips from each account and team to the next along the index, so it costs by their number.
     */
    private static final String DUE =
            """
            with recursive pair as (
                (select account_id, team_id from job_watch order by account_id, team_id limit 1)
                union all
                select n.account_id, n.team_id from pair p cross join lateral (
                    select x.account_id, x.team_id from job_watch x
                    where (x.account_id, x.team_id) > (p.account_id, p.team_id)
                    order by x.account_id, x.team_id limit 1) n)
            select p.account_id, p.team_id, d.due, d.oldest
            from pair p cross join lateral (
                select count(*) as due, min(f.next_action_at) as oldest from (
                    select x.next_action_at from job_watch x
                    where x.account_id = p.account_id and x.team_id = p.team_id and %s
                    order by x.next_action_at limit :most) f) d
            where d.due > 0
            """
                    .formatted(FREE);

    private static final String CLAIM =
            """
            with share as (
                select * from unnest(cast(:accounts as uuid[]), cast(:teams as uuid[]),
                    cast(:rooms as int[])) as s (account_id, team_id, room)),
            taken as (
                select t.team_id, t.job_id from share s cross join lateral (
                    select x.team_id, x.job_id from job_watch x
                    where x.account_id = s.account_id and x.team_id = s.team_id and %s
                    order by x.next_action_at limit s.room
                    for update skip locked) t)
            update job_watch w set lease_owner = :node, lease_token = :token,
                lease_until = case when w.task_id is null then cast(:searchUntil as timestamptz)
                    else cast(:until as timestamptz) end
            from taken t where w.team_id = t.team_id and w.job_id = t.job_id
            returning w.*
            """
                    .formatted(FREE);
    private static final String CLAIM_LOST =
            """
            with taken as (
                select x.team_id, x.job_id from job_watch x
                where x.state = 'submitting' and x.next_action_at <= :now
                  and (x.lease_until is null or x.lease_until <= :now)
                order by x.next_action_at limit :limit for update skip locked)
            update job_watch w set lease_until = :until, lease_owner = :node, lease_token = :token
            from taken t where w.team_id = t.team_id and w.job_id = t.job_id
            returning w.*
            """;
    private static final String RENEW =
            """
            update job_watch set next_action_at = :until, lease_until = :until
            where attempt_id = any(cast(:attempts as uuid[])) and state = 'submitting'
              and lease_token is null
            returning attempt_id
            """;

    private final JdbcClient jdbc;
    private final TeamTransactions transactions;
    private final WatchMapper mapper;
    private final SubmitLease sending;
    private final SharedTime shared;
    private final Clock clock;

    JobWatches(
            JdbcClient jdbc,
            TeamTransactions transactions,
            WatchMapper mapper,
            SubmitLease sending,
            SharedTime shared,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.mapper = mapper;
        this.sending = sending;
        this.shared = shared;
        this.clock = clock;
    }

    /** Of everything that is due the same share for each account and team. */
    List<Watch> claim(String node, int limit, Duration lease) {
        List<Watch> claimed = new ArrayList<>(claimLost(node, limit, lease));
        List<Due> due = due(limit);
        while (!due.isEmpty() && claimed.size() < limit) {
            int room = limit - claimed.size();
            List<Due> first = due.subList(0, Math.min(room, due.size()));
            int each = room / first.size();
            List<Watch> more =
                    claim(
                            node,
                            first.stream()
                                    .map(some -> new Share(some.account(), some.team(), each))
                                    .toList(),
                            lease);
            claimed.addAll(more);
            due = more.isEmpty() ? List.of() : due(limit);
        }
        return claimed;
    }

    List<Due> due(int most) {
        return lightly(() ->
                jdbc.sql(DUE)
                        .param("now", time(clock.instant()))
                        .param("most", most)
                        .query((row, number) ->
                                new Due(
                                        new AccountId(row.getObject("account_id", UUID.class)),
                                        new TeamId(row.getObject("team_id", UUID.class)),
                                        row.getInt("due"),
                                        JobMapper.requiredInstant(row, "oldest")))
                        .list());
    }

    List<Watch> claim(String node, Collection<Share> shares, Duration lease) {
        if (shares.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        return lightly(() ->
                jdbc.sql(CLAIM)
                        .param("accounts", texts(shares, share -> share.account().value()))
                        .param("teams", texts(shares, share -> share.team().value()))
                        .param("rooms", texts(shares, Share::room))
                        .param("now", time(now))
                        .param("until", time(now.plus(lease)))
                        .param("searchUntil", time(now.plus(lease.multipliedBy(2))))
                        .param("node", node)
                        .param("token", UUID.randomUUID())
                        .query(mapper)
                        .list());
    }

    List<Watch> claimLost(String node, int limit, Duration lease) {
        return lightly(() -> {
            Instant now = shared.now();
            return jdbc.sql(CLAIM_LOST)
                    .param("now", time(now))
                    .param("until", time(now.plus(lease)))
                    .param("node", node)
                    .param("token", UUID.randomUUID())
                    .param("limit", limit)
                    .query(mapper)
                    .list();
        });
    }

    Set<UUID> stillSending(Collection<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return Set.of();
        }
        return lightly(() ->
                new HashSet<>(
                        jdbc.sql(RENEW)
                                .param("until", time(shared.now().plus(sending.duration())))
                                .param("attempts", texts(attempts, Attempt::attemptId))
                                .query(UUID.class)
                                .list()));
    }

    /** Whether the lease is still the watcher's; exact under the job's lock. */
    boolean holds(Watch watch) {
        UUID token = watch.lease();
        return token == null
                || jdbc.sql(
                                        """
                                        select count(*) from job_watch where team_id = :team
                                        and job_id = :job and lease_token = :token
                                        """)
                                .param("team", watch.team().value())
                                .param("job", watch.job().value())
                                .param("token", token)
                                .query(Long.class)
                                .single()
                        == 1;
    }

    private <T> T lightly(Supplier<T> work) {
        return transactions.onPlatform(() -> {
            jdbc.sql(LIGHTLY).query((row, number) -> "").single();
            return work.get();
        });
    }

    private static <S> String[] texts(Collection<S> rows, Function<S, Object> value) {
        return rows.stream()
                .map(row -> Objects.requireNonNull(value.apply(row)).toString())
                .toArray(String[]::new);
    }
}

package io.framehouse.gateway.internal;

import io.framehouse.jobs.JobCallbacks;
import io.framehouse.jobs.JobCallbacks.JobCallback;
import io.framehouse.outbound.OutboundPost.Reply;
import io.framehouse.shared.FairTurns;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of callers to be told; every write after a claim is fenced by the claim's token. */
@Repository
class CallbackRows {
    private static final String FENCED =
            " where team_id = :team and job_id = :job and lease_token = :token";

    private static final String WAKEABLE =
            """
            , due_at = case when wakes = :wakes then :due else '-infinity' end,
            ready = wakes <> :wakes
            """;

    /** In one round; the rest is made ready in the next ones. */
    private static final int READY_AT_ONCE = 1_000;

    private static final UUID END = new UUID(-1, -1);

    /**
     * For this transaction: a plan made while the table was small, and kept, would read all of it
     * when it is not.
     */
    private static final String BY_INDEX = "select set_config('enable_seqscan', 'off', true)";

    /*
     * Rows are taken by their place: a join might read the whole table to find a few of its rows, and
     * a bare condition beside the place might read the whole index.
     */
    private static final String READY =
            """
            update caller_callback set ready = true
            where ctid = any (array(select ctid from caller_callback
                    where outcome is null and not ready and due_at <= :now
                    order by due_at limit :limit for no key update skip locked))
            """;

    private static final String CLAIM =
            """
            with recursive team as (
                (select c.team_id from caller_callback c
                    where c.outcome is null and c.ready
                        and c.team_id > :after and c.team_id <= :until
                    order by c.team_id limit 1)
                union all
                select n.team_id from team t cross join lateral (
                    select c.team_id from caller_callback c
                    where c.outcome is null and c.ready
                        and c.team_id > t.team_id and c.team_id <= :until
                    order by c.team_id limit 1) n
            ), due as (
                select d.team_id, d.job_id, d.place, d.turn
                from team t
                left join lateral (
                    select k.count, k.lane
                    from unnest(cast(:teams as uuid[]), cast(:counts as int[]),
                        cast(:lanes as text[])) as k (team_id, count, lane)
                    where k.team_id = t.team_id) k on true
                cross join lateral (
                    select c.team_id, c.job_id, c.place, r.turn
                    from ready_receivers(t.team_id, coalesce(k.lane, ''),
                            case when coalesce(k.count, 0) < :share then 2 * :share else 0 end)
                        with ordinality as r (receiver, turn)
                    left join lateral (
                        select b.count
                        from unnest(cast(:busy as text[]), cast(:busyCounts as int[]))
                            as b (lane, count)
                        where b.lane = t.team_id || ' ' || r.receiver) b on true
                    cross join lateral (
                        select c.team_id, c.job_id, c.ctid as place, c.due_at
                        from caller_callback c
                        where c.outcome is null and c.ready
                            and c.team_id = t.team_id and c.receiver = r.receiver
                        order by c.due_at limit greatest(0, :atOnce - coalesce(b.count, 0))) c
                    order by r.turn, c.due_at, c.job_id
                    limit greatest(0, :share - coalesce(k.count, 0))) d
                limit :limit
            ), free as (
                select c.ctid as place from caller_callback c
                where c.ctid = any (array(select place from due))
                  and (c.outcome is null and c.ready) is true
                for no key update skip locked
            ), held as (
                update caller_callback c
                set ready = false, due_at = :leaseUntil, lease_until = :leaseUntil,
                    lease_token = gen_random_uuid()
                where c.ctid = any (array(select place from free))
                returning c.team_id, c.job_id, c.dialect, c.url, c.receiver, c.secret,
                    c.told_working, c.attempts, c.wakes, c.lease_token
            )
            select h.* from held h join due d on d.team_id = h.team_id and d.job_id = h.job_id
            order by h.team_id, d.turn, h.job_id
            """;

    private final JdbcClient jdbc;

    CallbackRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(NewCallback made, Instant now, Instant dueAt) {
        jdbc.sql(
                        """
                        insert into caller_callback (team_id, job_id, dialect, url, receiver,
                            secret, due_at, created_at)
                        values (:team, :job, :dialect, :url, :receiver, :secret, :due, :now)
                        """)
                .param("team", made.team().value())
                .param("job", made.job().value())
                .param("dialect", made.dialect())
                .param("url", made.url())
                .param("receiver", made.receiver())
                .param("secret", made.secret())
                .param("due", dueAt.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(TeamId team, JobId job) {
        jdbc.sql("delete from caller_callback where team_id = :team and job_id = :job")
                .param("team", team.value())
                .param("job", job.value())
                .update();
    }

    /**
     * Claims what is due, in the order in which teams and their receivers have their turn; what
     * waits for its time is not read.
     *
     * @param turns what this node holds, and who was served last
     * @param atOnce the most of one receiver
     */
    List<CallbackClaim> claim(
            Instant now, Instant leaseUntil, int limit, int atOnce, FairTurns.State turns) {
        jdbc.sql(BY_INDEX).query(String.class).single();
        jdbc.sql(READY).param("now", time(now)).param("limit", READY_AT_ONCE).update();
        List<CallbackClaim> taken =
                new ArrayList<>(claim(leaseUntil, limit, atOnce, turns, turns.after(), END));
        if (taken.size() < limit && !turns.after().equals(FairTurns.START)) {
            int left = limit - taken.size();
            taken.addAll(claim(leaseUntil, left, atOnce, turns, FairTurns.START, turns.after()));
        }
        return taken;
    }

    private List<CallbackClaim> claim(
            Instant leaseUntil,
            int limit,
            int atOnce,
            FairTurns.State turns,
            UUID after,
            UUID until) {
        return jdbc.sql(CLAIM)
                .param("limit", limit)
                .param("share", turns.share())
                .param("after", after)
                .param("until", until)
                .param("busy", turns.busyArray())
                .param("busyCounts", turns.busyCountArray())
                .param("teams", turns.teamArray())
                .param("counts", turns.countArray())
                .param("lanes", turns.laneArray())
                .param("leaseUntil", time(leaseUntil))
                .param("atOnce", atOnce)
                .query(CallbackRows::claim)
                .list();
    }

    /** What may be shown of a promise; nothing of one whose job was never made. */
    Optional<JobCallback> state(TeamId team, JobId job) {
        return jdbc.sql(
                        """
                        select receiver, coalesce(outcome, 'open') as state, attempts, last_text,
                            ended_at, case when outcome is null and attempts > 0
                                and lease_token is null and isfinite(due_at) then due_at end
                                as next_at
                        from caller_callback
                        where team_id = :team and job_id = :job
                          and outcome is distinct from 'not_submitted'
                        """)
                .param("team", team.value())
                .param("job", job.value())
                .query((row, number) ->
                        new JobCallback(
                                row.getString("receiver"),
                                Wire.parse(JobCallbacks.State.class, row.getString("state"))
                                        .orElseThrow(),
                                row.getInt("attempts"),
                                row.getString("last_text"),
                                instant(row.getObject("next_at", OffsetDateTime.class)),
                                instant(row.getObject("ended_at", OffsetDateTime.class))))
                .optional();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** Forgets what ended before a time; how many that were, at most {@code limit}. */
    int forget(Instant before, int limit) {
        return jdbc.sql(
                        """
                        delete from caller_callback where (team_id, job_id) in (
                            select team_id, job_id from caller_callback
                            where outcome is not null and ended_at < :before limit :limit)
                        """)
                .param("before", time(before))
                .param("limit", limit)
                .update();
    }

    /** Gives the row back until then, or at once where the job changed meanwhile. */
    void rest(CallbackClaim claim, Instant dueAt) {
        giveBack(claim, dueAt, null, WAKEABLE);
    }

    /** The beginning was told, taken or not: it is not told again. */
    void toldWorking(CallbackClaim claim, Reply reply, Instant now, Instant dueAt) {
        giveBack(claim, dueAt, new Sent(reply, now), WAKEABLE + ", told_working = true");
    }

    /** The last word was not taken; it is sent again then, for nothing newer can come. */
    void failed(CallbackClaim claim, Reply reply, Instant now, Instant dueAt) {
        giveBack(claim, dueAt, new Sent(reply, now), ", attempts = attempts + 1, due_at = :due");
    }

    /** Nothing more is to be told: the key goes. False for a late hand. */
    boolean end(CallbackClaim claim, String outcome, @Nullable Reply reply, Instant now) {
        return jdbc.sql(
                                """
                                update caller_callback
                                set outcome = :outcome, secret = null, ended_at = :now, lease_until = null,
                                    lease_token = null, attempts = attempts + :sent,
                                    last_status = coalesce(:status, last_status),
                                    last_text = coalesce(:text, last_text),
                                    last_sent_at = coalesce(:sentAt, last_sent_at)
                                """
                                        + FENCED)
                        .param("outcome", outcome)
                        .param("now", time(now))
                        .param("sent", reply == null ? 0 : 1)
                        .param("status", reply == null ? null : reply.status())
                        .param("text", reply == null ? null : reply.text())
                        .param("sentAt", reply == null ? null : time(now))
                        .param("team", claim.team().value())
                        .param("job", claim.job().value())
                        .param("token", claim.token())
                        .update()
                == 1;
    }

    private void giveBack(CallbackClaim claim, Instant dueAt, @Nullable Sent sent, String also) {
        jdbc.sql(
                        """
                        update caller_callback
                        set lease_until = null, lease_token = null,
                            last_status = coalesce(:status, last_status),
                            last_text = coalesce(:text, last_text),
                            last_sent_at = coalesce(:sentAt, last_sent_at)
                        """
                                + also
                                + FENCED)
                .param("wakes", claim.wakes())
                .param("due", time(dueAt))
                .param("status", sent == null ? null : sent.reply().status())
                .param("text", sent == null ? null : sent.reply().text())
                .param("sentAt", sent == null ? null : time(sent.at()))
                .param("team", claim.team().value())
                .param("job", claim.job().value())
                .param("token", claim.token())
                .update();
    }

    private static CallbackClaim claim(ResultSet row, int number) throws SQLException {
        String dialect = row.getString("dialect");
        return new CallbackClaim(
                new TeamId(row.getObject("team_id", UUID.class)),
                new JobId(row.getObject("job_id", UUID.class)),
                CallbackRule.of(dialect),
                dialect,
                row.getString("url"),
                row.getString("receiver"),
                row.getBytes("secret"),
                row.getBoolean("told_working"),
                row.getInt("attempts"),
                row.getLong("wakes"),
                row.getObject("lease_token", UUID.class));
    }

    private static OffsetDateTime time(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private record Sent(Reply reply, Instant at) {}

    /** A promise to keep. */
    @SuppressWarnings("ArrayRecordComponent")
    record NewCallback(
            TeamId team, JobId job, String dialect, String url, String receiver, byte[] secret) {}
}

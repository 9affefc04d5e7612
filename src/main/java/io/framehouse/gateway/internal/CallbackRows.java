package io.framehouse.gateway.internal;

import io.framehouse.outbound.OutboundPost.Reply;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
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
            ", due_at = case when wakes = :wakes then :due else '-infinity' end";

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
     * Claims what is due: of each receiver only as many as its share leaves, so that one that does
     * not answer keeps nobody else waiting.
     *
     * @param busy how many of each receiver this node has under way
     */
    List<CallbackClaim> claim(
            Instant now, Instant leaseUntil, int limit, int share, Map<String, Integer> busy) {
        String[] receivers = busy.keySet().toArray(String[]::new);
        Integer[] counts = busy.values().toArray(Integer[]::new);
        return jdbc.sql(
                        """
                        with recursive receivers as (
                            (select receiver from caller_callback where outcome is null
                                order by receiver limit 1)
                            union all
                            select (select c.receiver from caller_callback c
                                where c.outcome is null and c.receiver > r.receiver
                                order by c.receiver limit 1)
                            from receivers r where r.receiver is not null
                        ), due as (
                            select d.team_id, d.job_id
                            from receivers r
                            left join unnest(cast(:receivers as text[]), cast(:counts as int[]))
                                as b (receiver, count) on b.receiver = r.receiver
                            cross join lateral (
                                select c.team_id, c.job_id, c.due_at from caller_callback c
                                where c.outcome is null and c.receiver = r.receiver
                                  and c.due_at <= :now
                                  and (c.lease_until is null or c.lease_until <= :now)
                                order by c.due_at
                                limit greatest(0, :share - coalesce(b.count, 0))) d
                            where r.receiver is not null
                            order by d.due_at limit :limit
                        ), free as (
                            select c.team_id, c.job_id from caller_callback c
                            where (c.team_id, c.job_id) in (select team_id, job_id from due)
                              and c.outcome is null and c.due_at <= :now
                              and (c.lease_until is null or c.lease_until <= :now)
                            for update skip locked
                        )
                        update caller_callback c
                        set lease_until = :until, lease_token = gen_random_uuid()
                        from free where c.team_id = free.team_id and c.job_id = free.job_id
                        returning c.team_id, c.job_id, c.dialect, c.url, c.receiver, c.secret,
                            c.told_working, c.attempts, c.wakes, c.lease_token
                        """)
                .param("now", time(now))
                .param("until", time(leaseUntil))
                .param("limit", limit)
                .param("share", share)
                .param("receivers", receivers)
                .param("counts", counts)
                .query(CallbackRows::claim)
                .list();
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

    /** Nothing more is to be told: the key goes. */
    void end(CallbackClaim claim, String outcome, @Nullable Reply reply, Instant now) {
        jdbc.sql(
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
                .update();
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

    private static java.time.OffsetDateTime time(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private record Sent(Reply reply, Instant at) {}

    /** A promise to keep. */
    @SuppressWarnings("ArrayRecordComponent")
    record NewCallback(
            TeamId team, JobId job, String dialect, String url, String receiver, byte[] secret) {}
}

package io.framehouse.notices.internal.webhooks;

import static java.time.ZoneOffset.UTC;

import io.framehouse.shared.FairTurns;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Hands out messages that are due, each to one node under a lease. What is due is made ready by the
 * index on its time; a claim then goes from team to team and from lane to lane among the ready
 * ones, so a team or a receiver with a long queue costs the others nothing, and what waits for its
 * time costs nothing at all. A lane that fails gets one message at a time. For transactions of the
 * platform.
 */
@Repository
class MessageQueue {
    /** Of one lane. */
    static final int AT_ONCE = 8;

    private static final int TO_ADDRESSES_OF_JOBS = 2;

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
            update webhook_message set ready = true
            where ctid = any (array(select ctid from webhook_message
                    where state = 'waiting' and not ready and next_try_at <= :now
                    order by next_try_at limit :limit for no key update skip locked))
            """;

    private static final String CLAIM =
            """
            with recursive team as (
                (select m.team_id from webhook_message m
                    where m.state = 'waiting' and m.ready
                        and m.team_id > :after and m.team_id <= :until
                    order by m.team_id limit 1)
                union all
                select n.team_id from team t cross join lateral (
                    select m.team_id from webhook_message m
                    where m.state = 'waiting' and m.ready
                        and m.team_id > t.team_id and m.team_id <= :until
                    order by m.team_id limit 1) n
            ), due as (
                select d.team_id, d.id, d.place, d.turn
                from team t
                left join lateral (
                    select k.count, k.lane
                    from unnest(cast(:teams as uuid[]), cast(:counts as int[]),
                        cast(:lanes as text[])) as k (team_id, count, lane)
                    where k.team_id = t.team_id) k on true
                cross join lateral (
                    select m.team_id, m.id, m.place, l.turn
                    from ready_webhook_lanes(t.team_id, coalesce(k.lane, ''),
                            case when coalesce(k.count, 0) < :share then 2 * :share else 0 end)
                        with ordinality as l (lane, endpoint, turn)
                    join webhook_endpoint e on e.team_id = t.team_id and e.id = l.endpoint
                    cross join lateral (
                        select m.team_id, m.id, m.ctid as place, m.next_try_at
                        from webhook_message m
                        where m.state = 'waiting' and m.ready
                            and m.team_id = t.team_id and m.lane = l.lane
                        order by m.next_try_at, m.id
                        limit case when e.failing_since is not null then 1
                            when e.kind = 'jobs' then :ofJobs else :atOnce end) m
                    where t.team_id || ' ' || l.lane <> all (cast(:busy as text[]))
                    order by l.turn, m.next_try_at, m.id
                    limit greatest(0, :share - coalesce(k.count, 0))) d
                limit :limit
            ), taken as (
                select m.ctid as place from webhook_message m
                where m.ctid = any (array(select place from due))
                    and (m.state = 'waiting' and m.ready) is true
                for no key update skip locked
            ), sent as (
                update webhook_message m set attempts = m.attempts + 1, tries = m.tries + 1,
                    ready = false, next_try_at = :leaseUntil, lease_until = :leaseUntil
                from webhook_endpoint e
                where m.ctid = any (array(select place from taken))
                    and e.team_id = m.team_id and e.id = m.endpoint_id
                returning m.team_id, m.id, m.endpoint_id, m.type, m.lane, m.body, m.attempts,
                    m.tries, m.tries_from, e.secret_cipher, e.previous_secret_cipher,
                    e.previous_secret_until,
                    case when e.disabled_at is null and e.deleted_at is null
                        then coalesce(m.url, e.url) end as address
            )
            select s.* from sent s join due d on d.team_id = s.team_id and d.id = s.id
            order by s.team_id, d.turn, s.id
            """;

    private final JdbcClient jdbc;

    MessageQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes messages that are due, in the order in which teams and lanes have their turn.
     *
     * @param turns what this node holds, and who was served last
     * @param leaseUntil when they are due again if this node says nothing more of them
     */
    List<Message> claim(int limit, FairTurns.State turns, Instant now, Instant leaseUntil) {
        jdbc.sql(BY_INDEX).query(String.class).single();
        jdbc.sql(READY).param("now", now.atOffset(UTC)).param("limit", READY_AT_ONCE).update();
        List<Message> taken = new ArrayList<>(claim(limit, turns, turns.after(), END, leaseUntil));
        if (taken.size() < limit && !turns.after().equals(FairTurns.START)) {
            int left = limit - taken.size();
            taken.addAll(claim(left, turns, FairTurns.START, turns.after(), leaseUntil));
        }
        return taken;
    }

    private List<Message> claim(
            int limit, FairTurns.State turns, UUID after, UUID until, Instant leaseUntil) {
        return jdbc.sql(CLAIM)
                .param("limit", limit)
                .param("share", turns.share())
                .param("after", after)
                .param("until", until)
                .param("busy", turns.busyArray())
                .param("teams", turns.teamArray())
                .param("counts", turns.countArray())
                .param("lanes", turns.laneArray())
                .param("leaseUntil", leaseUntil.atOffset(UTC))
                .param("atOnce", AT_ONCE)
                .param("ofJobs", TO_ADDRESSES_OF_JOBS)
                .query((row, number) -> message(row))
                .list();
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                new TeamId(row.getObject("team_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getObject("endpoint_id", UUID.class),
                row.getString("type"),
                row.getString("address"),
                row.getString("lane"),
                row.getString("body"),
                row.getInt("attempts"),
                row.getInt("tries"),
                Objects.requireNonNull(EndpointMapper.instant(row, "tries_from")),
                secrets(row));
    }

    private static @Nullable SealedSecrets secrets(ResultSet row) throws SQLException {
        byte[] current = row.getBytes("secret_cipher");
        return current == null
                ? null
                : new SealedSecrets(
                        current,
                        row.getBytes("previous_secret_cipher"),
                        EndpointMapper.instant(row, "previous_secret_until"));
    }
}

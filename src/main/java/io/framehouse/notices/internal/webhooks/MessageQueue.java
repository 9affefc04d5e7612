package io.framehouse.notices.internal.webhooks;

import static java.time.ZoneOffset.UTC;

import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Hands out messages that are due, each to one node under a lease. Goes from lane to lane by the
 * index, so a receiver with a long queue costs the others nothing; one that fails gets one message
 * at a time. For transactions of the platform.
 */
@Repository
class MessageQueue {
    private static final int AT_ONCE = 8;
    private static final int TO_ADDRESSES_OF_JOBS = 2;

    private static final String CLAIM =
            """
            with recursive lane as (
                (select m.lane, m.team_id, m.endpoint_id from webhook_message m
                    where m.state = 'waiting' order by m.lane limit 1)
                union all
                select n.lane, n.team_id, n.endpoint_id
                from lane l cross join lateral (
                    select m.lane, m.team_id, m.endpoint_id from webhook_message m
                    where m.state = 'waiting' and m.lane > l.lane order by m.lane limit 1) n
            ), due as (
                select d.team_id, d.id
                from lane l
                join webhook_endpoint e on e.team_id = l.team_id and e.id = l.endpoint_id
                cross join lateral (
                    select m.team_id, m.id, m.next_try_at from webhook_message m
                    where m.state = 'waiting' and m.lane = l.lane and m.next_try_at <= :now
                    order by m.next_try_at, m.id
                    limit case when e.failing_since is not null then 1
                        when e.kind = 'jobs' then :ofJobs else :atOnce end) d
                where l.lane <> all (:busy)
                order by d.next_try_at, d.id limit :limit
            ), taken as (
                select m.team_id, m.id from webhook_message m
                where (m.team_id, m.id) in (select team_id, id from due)
                    and m.state = 'waiting' and m.next_try_at <= :now
                for no key update skip locked
            )
            update webhook_message m set attempts = m.attempts + 1, tries = m.tries + 1,
                next_try_at = :leaseUntil, lease_until = :leaseUntil
            from taken t, webhook_endpoint e
            where m.team_id = t.team_id and m.id = t.id
                and e.team_id = m.team_id and e.id = m.endpoint_id
            returning m.team_id, m.id, m.endpoint_id, m.type, m.lane, m.body, m.attempts, m.tries,
                m.tries_from, e.secret_cipher, e.previous_secret_cipher, e.previous_secret_until,
                case when e.disabled_at is null and e.deleted_at is null
                    then coalesce(m.url, e.url) end as address
            """;

    private final JdbcClient jdbc;

    MessageQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes messages that are due.
     *
     * @param busy lanes that this node is sending to
     * @param leaseUntil when they are due again if this node says nothing more of them
     */
    List<Message> claim(int limit, Collection<String> busy, Instant now, Instant leaseUntil) {
        return jdbc.sql(CLAIM)
                .param("limit", limit)
                .param("busy", busy.toArray(String[]::new))
                .param("now", now.atOffset(UTC))
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

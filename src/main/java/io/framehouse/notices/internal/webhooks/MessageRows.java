package io.framehouse.notices.internal.webhooks;

import static java.time.ZoneOffset.UTC;

import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes messages and the trail of their attempts. */
@Repository
class MessageRows {
    private final JdbcClient jdbc;

    MessageRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it is new to its endpoint. */
    boolean insert(TeamId team, NewMessage message, Instant now) {
        return jdbc.sql(
                                """
                                insert into webhook_message (team_id, id, endpoint_id, event_key,
                                    type, url, lane, body, tries_from, next_try_at, ready,
                                    created_at)
                                values (:team, :id, :endpoint, :key, :type, :url, :lane, :body,
                                    :now, :now, true, :now)
                                on conflict (team_id, endpoint_id, event_key) do nothing
                                """)
                        .param("team", team.value())
                        .param("id", message.id())
                        .param("endpoint", message.endpoint())
                        .param("key", message.key())
                        .param("type", message.event().wire())
                        .param("url", message.url())
                        .param("lane", message.lane())
                        .param("body", message.body())
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }

    void attempted(Message message, AttemptResult result, Instant now, UUID id) {
        jdbc.sql(
                        """
                        insert into webhook_attempt (team_id, message_id, id, at, number,
                            duration_ms, status, error, answer)
                        values (:team, :message, :id, :at, :number, :duration, :status, :error,
                            :answer)
                        """)
                .param("team", message.team().value())
                .param("message", message.id())
                .param("id", id)
                .param("at", now.atOffset(UTC))
                .param("number", message.attempt())
                .param("duration", result.durationMillis())
                .param("status", result.status())
                .param("error", result.error())
                .param("answer", result.answer())
                .update();
    }

    /** Only while this attempt is the newest; also where it was given up while it was sent. */
    void delivered(Message message, Instant now) {
        jdbc.sql(
                        """
                        update webhook_message set state = 'delivered', finished_at = :now,
                            lease_until = null, last_error = null
                        where team_id = :team and id = :id and state <> 'delivered'
                          and attempts = :attempt
                        """)
                .param("now", now.atOffset(UTC))
                .param("team", message.team().value())
                .param("id", message.id())
                .param("attempt", message.attempt())
                .update();
    }

    /** Only while this attempt is the newest; so is the one below. */
    void waits(Message message, Instant next, @Nullable String error) {
        jdbc.sql(
                        """
                        update webhook_message set next_try_at = :next, lease_until = null,
                            last_error = :error
                        where team_id = :team and id = :id and state = 'waiting'
                          and attempts = :attempt
                        """)
                .param("next", next.atOffset(UTC))
                .param("error", error)
                .param("team", message.team().value())
                .param("id", message.id())
                .param("attempt", message.attempt())
                .update();
    }

    void failed(Message message, String error, Instant now) {
        jdbc.sql(
                        """
                        update webhook_message set state = 'failed', finished_at = :now,
                            lease_until = null, last_error = :error
                        where team_id = :team and id = :id and state = 'waiting'
                          and attempts = :attempt
                        """)
                .param("now", now.atOffset(UTC))
                .param("error", error)
                .param("team", message.team().value())
                .param("id", message.id())
                .param("attempt", message.attempt())
                .update();
    }

    /** Gives up all that waits for an endpoint. */
    void failAll(TeamId team, UUID endpoint, String error, Instant now) {
        jdbc.sql(
                        """
                        update webhook_message set state = 'failed', finished_at = :now,
                            lease_until = null, last_error = :error
                        where team_id = :team and endpoint_id = :endpoint and state = 'waiting'
                        """)
                .param("now", now.atOffset(UTC))
                .param("error", error)
                .param("team", team.value())
                .param("endpoint", endpoint)
                .update();
    }

    /** Lets it be sent from the first try on; false while it is being sent. */
    boolean again(TeamId team, UUID endpoint, UUID id, Instant now) {
        return jdbc.sql(
                                """
                                update webhook_message set state = 'waiting', finished_at = null,
                                    tries = 0, tries_from = :now, next_try_at = :now,
                                    ready = true, lease_until = null
                                where team_id = :team and endpoint_id = :endpoint and id = :id
                                  and (lease_until is null or lease_until <= :now)
                                """)
                        .param("now", now.atOffset(UTC))
                        .param("team", team.value())
                        .param("endpoint", endpoint)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Forgets what ended before a time; how many that were, at most {@code limit}. */
    int forget(Instant before, int limit) {
        return jdbc.sql(
                        """
                        delete from webhook_message where (team_id, id) in (
                            select team_id, id from webhook_message
                            where state <> 'waiting' and finished_at < :before limit :limit)
                        """)
                .param("before", before.atOffset(UTC))
                .param("limit", limit)
                .update();
    }
}

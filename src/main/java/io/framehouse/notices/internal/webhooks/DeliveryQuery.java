package io.framehouse.notices.internal.webhooks;

import static java.time.ZoneOffset.UTC;

import io.framehouse.notices.WebhookDelivery;
import io.framehouse.notices.WebhookDelivery.Attempt;
import io.framehouse.shared.Cursor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads messages with their attempts, as people and programs see them. */
@Repository
class DeliveryQuery {
    private static final String COLUMNS =
            """
            select id, type, url, body, state, next_try_at, finished_at, last_error, created_at
            from webhook_message where team_id = :team and endpoint_id = :endpoint
            """;

    private final JdbcClient jdbc;

    DeliveryQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first; one more than the limit where there are more. */
    List<WebhookDelivery> list(TeamId team, UUID endpoint, Optional<Cursor> after, int limit) {
        List<WebhookDelivery> found =
                jdbc.sql(
                                COLUMNS
                                        + """
                                        and (cast(:at as timestamptz) is null
                                            or (created_at, id) < (:at, cast(:after as uuid)))
                                        order by created_at desc, id desc limit :more
                                        """)
                        .param("team", team.value())
                        .param("endpoint", endpoint)
                        .param("at", after.map(cursor -> cursor.at().atOffset(UTC)).orElse(null))
                        .param("after", after.map(Cursor::id).orElse(null))
                        .param("more", limit + 1)
                        .query(DeliveryQuery::delivery)
                        .list();
        return withAttempts(team, found);
    }

    Optional<WebhookDelivery> find(TeamId team, UUID endpoint, UUID id) {
        List<WebhookDelivery> found =
                jdbc.sql(COLUMNS + "and id = :id")
                        .param("team", team.value())
                        .param("endpoint", endpoint)
                        .param("id", id)
                        .query(DeliveryQuery::delivery)
                        .list();
        return withAttempts(team, found).stream().findFirst();
    }

    private List<WebhookDelivery> withAttempts(TeamId team, List<WebhookDelivery> found) {
        if (found.isEmpty()) {
            return found;
        }
        Map<UUID, List<Attempt>> attempts = new HashMap<>();
        jdbc.sql(
                        """
                        select message_id, number, at, duration_ms, status, error, answer
                        from webhook_attempt
                        where team_id = :team and message_id = any(:messages) order by at, number
                        """)
                .param("team", team.value())
                .param("messages", found.stream().map(WebhookDelivery::id).toArray(UUID[]::new))
                .query(row -> {
                    UUID message = row.getObject("message_id", UUID.class);
                    attempts.computeIfAbsent(message, id -> new ArrayList<>()).add(attempt(row));
                });
        return found.stream()
                .map(one -> with(one, attempts.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static WebhookDelivery with(WebhookDelivery delivery, List<Attempt> attempts) {
        return new WebhookDelivery(
                delivery.id(),
                delivery.event(),
                delivery.url(),
                delivery.body(),
                delivery.state(),
                delivery.nextTryAt(),
                delivery.finishedAt(),
                delivery.error(),
                delivery.createdAt(),
                attempts);
    }

    private static WebhookDelivery delivery(ResultSet row, int number) throws SQLException {
        WebhookDelivery.State state =
                Wire.parse(WebhookDelivery.State.class, row.getString("state")).orElseThrow();
        return new WebhookDelivery(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("url"),
                row.getString("body"),
                state,
                state == WebhookDelivery.State.WAITING
                        ? EndpointMapper.instant(row, "next_try_at")
                        : null,
                EndpointMapper.instant(row, "finished_at"),
                row.getString("last_error"),
                Objects.requireNonNull(EndpointMapper.instant(row, "created_at")),
                List.of());
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getInt("number"),
                Objects.requireNonNull(EndpointMapper.instant(row, "at")),
                row.getLong("duration_ms"),
                row.getObject("status", Integer.class),
                row.getString("error"),
                row.getString("answer"));
    }
}

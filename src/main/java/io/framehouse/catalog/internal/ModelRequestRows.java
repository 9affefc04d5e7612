package io.framehouse.catalog.internal;

import io.framehouse.catalog.ModelRequests.ModelRequest;
import io.framehouse.catalog.ModelRequests.State;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests for models; a row leaves WAITING once and never changes again. */
@Repository
class ModelRequestRows {
    private static final int MOST = 200;

    private static final String OF_TEAM =
            """
            select id, requested_by, model, reason, state, answered_by, answered_at, answer,
                created_at
            from model_request
            where team_id = :team
            """;

    private final JdbcClient jdbc;

    ModelRequestRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes a waiting request; false where the person's earlier one for the model still waits. */
    boolean insert(TeamId team, ModelRequest request) {
        return jdbc.sql(
                                """
                                insert into model_request
                                    (team_id, id, requested_by, model, reason, created_at)
                                values (:team, :id, :by, :model, :reason, :at)
                                on conflict do nothing
                                """)
                        .param("team", team.value())
                        .param("id", request.id())
                        .param("by", request.requestedBy().value())
                        .param("model", request.model())
                        .param("reason", request.reason())
                        .param("at", request.createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** Writes what became of a waiting request that is locked. */
    void answer(TeamId team, ModelRequest ended) {
        Instant at = ended.answeredAt();
        int rows =
                jdbc.sql(
                                """
                                update model_request set state = :state, answered_by = :by,
                                    answered_at = :at, answer = :answer, version = version + 1
                                where team_id = :team and id = :id and state = 'waiting'
                                """)
                        .param("team", team.value())
                        .param("id", ended.id())
                        .param("state", Wire.of(ended.state()))
                        .param("by", ended.answeredBy(), Types.VARCHAR)
                        .param(
                                "at",
                                at == null ? null : at.atOffset(ZoneOffset.UTC),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("answer", ended.answer(), Types.VARCHAR)
                        .update();
        if (rows != 1) {
            throw new IllegalStateException(
                    "Request " + ended.id() + " is no longer waiting though it was locked");
        }
    }

    Optional<ModelRequest> find(TeamId team, UUID id) {
        return one(team, id, " and id = :id");
    }

    /** Reads and keeps the row until the transaction ends, so that one of two answers waits. */
    Optional<ModelRequest> lock(TeamId team, UUID id) {
        return one(team, id, " and id = :id for no key update");
    }

    /** The other requests for the same model that wait, kept until the transaction ends. */
    List<ModelRequest> lockOthers(TeamId team, ModelRequest than) {
        return jdbc.sql(
                        OF_TEAM
                                + """
                                and model = :model and state = 'waiting' and id <> :id
                                order by id for no key update
                                """)
                .param("team", team.value())
                .param("model", than.model())
                .param("id", than.id())
                .query((row, number) -> request(row))
                .list();
    }

    /**
     * Newest first.
     *
     * @param by only this person's, or null for everybody's
     */
    List<ModelRequest> list(TeamId team, @Nullable UserId by) {
        return jdbc.sql(
                        OF_TEAM
                                + """
                                and (cast(:by as uuid) is null or requested_by = cast(:by as uuid))
                                order by created_at desc, id desc limit :most
                                """)
                .param("team", team.value())
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("most", MOST)
                .query((row, number) -> request(row))
                .list();
    }

    private Optional<ModelRequest> one(TeamId team, UUID id, String which) {
        return jdbc.sql(OF_TEAM + which)
                .param("team", team.value())
                .param("id", id)
                .query((row, number) -> request(row))
                .optional();
    }

    private static ModelRequest request(ResultSet row) throws SQLException {
        OffsetDateTime answeredAt = row.getObject("answered_at", OffsetDateTime.class);
        return new ModelRequest(
                row.getObject("id", UUID.class),
                new UserId(row.getObject("requested_by", UUID.class)),
                row.getString("model"),
                row.getString("reason"),
                Wire.parse(State.class, row.getString("state")).orElseThrow(),
                row.getString("answered_by"),
                answeredAt == null ? null : answeredAt.toInstant(),
                row.getString("answer"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}

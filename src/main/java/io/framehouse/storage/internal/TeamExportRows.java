package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import io.framehouse.teams.TeamExport.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of exports; call inside a transaction of the team, but where it says platform. */
@Repository
class TeamExportRows {
    private static final String SELECT =
            """
            select team_id, id, state, asked_by, blob_key, bytes, error, attempts, created_at,
                expires_at
            from team_export
            """;

    private final JdbcClient jdbc;

    TeamExportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row. */
    record Row(
            TeamId team,
            UUID id,
            State state,
            String askedBy,
            @Nullable String blobKey,
            @Nullable Long bytes,
            @Nullable String error,
            int attempts,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    /** Nothing happens where one is being made. */
    void add(TeamId team, UUID id, String askedBy, Instant now) {
        jdbc.sql(
                        """
                        insert into team_export (team_id, id, asked_by, created_at)
                        values (:team, :id, :by, :now)
                        on conflict (team_id) where state = 'waiting' do nothing
                        """)
                .param("team", team.value())
                .param("id", id)
                .param("by", askedBy)
                .param("now", at(now))
                .update();
    }

    List<Row> newest(TeamId team, int most) {
        return jdbc.sql(
                        SELECT
                                + " where team_id = :team order by created_at desc, id desc limit"
                                + " :most")
                .param("team", team.value())
                .param("most", most)
                .query((row, number) -> map(row))
                .list();
    }

    Optional<Row> find(TeamId team, UUID id) {
        return jdbc.sql(SELECT + " where team_id = :team and id = :id")
                .param("team", team.value())
                .param("id", id)
                .query((row, number) -> map(row))
                .optional();
    }

    /** The one that waits longest, leased; for a transaction of the platform. */
    Optional<Row> claim(Instant now, Instant leaseUntil) {
        return jdbc.sql(
                        """
                        with w as materialized (select team_id, id from team_export
                            where state = 'waiting'
                              and (lease_until is null or lease_until <= :now)
                            order by created_at for update skip locked limit 1)
                        update team_export e set lease_until = :until, attempts = attempts + 1
                        from w where e.team_id = w.team_id and e.id = w.id
                        returning e.team_id, e.id, e.state, e.asked_by, e.blob_key, e.bytes, e.error,
                            e.attempts, e.created_at, e.expires_at
                        """)
                .param("until", at(leaseUntil))
                .param("now", at(now))
                .query((row, number) -> map(row))
                .optional();
    }

    /** False where somebody else has it by now. */
    boolean ready(Row claim, String blobKey, long bytes, Instant now, Instant expiresAt) {
        return jdbc.sql(
                                """
                                update team_export set state = 'ready', blob_key = :key,
                                    bytes = :bytes, lease_until = null, ready_at = :now,
                                    expires_at = :expires
                                where team_id = :team and id = :id and state = 'waiting'
                                  and attempts = :attempts
                                """)
                        .param("key", blobKey)
                        .param("bytes", bytes)
                        .param("now", at(now))
                        .param("expires", at(expiresAt))
                        .param("team", claim.team().value())
                        .param("id", claim.id())
                        .param("attempts", claim.attempts())
                        .update()
                == 1;
    }

    /** It is tried again at that time, and this try does not count. */
    void putOff(Row claim, Instant until) {
        jdbc.sql(
                        """
                        update team_export set lease_until = :until, attempts = attempts - 1
                        where team_id = :team and id = :id and state = 'waiting'
                          and attempts = :attempts
                        """)
                .param("until", at(until))
                .param("team", claim.team().value())
                .param("id", claim.id())
                .param("attempts", claim.attempts())
                .update();
    }

    void failed(Row claim, String error) {
        jdbc.sql(
                        """
                        update team_export set state = 'failed', error = :error,
                            lease_until = null
                        where team_id = :team and id = :id and state = 'waiting'
                          and attempts = :attempts
                        """)
                .param("error", error)
                .param("team", claim.team().value())
                .param("id", claim.id())
                .param("attempts", claim.attempts())
                .update();
    }

    /** Those whose time is over: for a transaction of the platform. */
    List<Row> over(Instant now, int most) {
        return jdbc.sql(SELECT + " where state = 'ready' and expires_at <= :now limit :most")
                .param("now", at(now))
                .param("most", most)
                .query((row, number) -> map(row))
                .list();
    }

    boolean expire(Row row) {
        return jdbc.sql(
                                """
                                update team_export set state = 'expired', blob_key = null
                                where team_id = :team and id = :id and state = 'ready'
                                """)
                        .param("team", row.team().value())
                        .param("id", row.id())
                        .update()
                == 1;
    }

    boolean usesBlob(TeamId team, String blobKey) {
        return jdbc.sql(
                        "select exists (select from team_export where team_id = :team"
                                + " and blob_key = :key)")
                .param("team", team.value())
                .param("key", blobKey)
                .query(Boolean.class)
                .single();
    }

    private static Row map(ResultSet row) throws SQLException {
        String state = row.getString("state");
        OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
        return new Row(
                new TeamId(row.getObject("team_id", UUID.class)),
                row.getObject("id", UUID.class),
                Wire.parse(State.class, state)
                        .orElseThrow(() ->
                                new IllegalStateException("Unknown export state '" + state + "'")),
                row.getString("asked_by"),
                row.getString("blob_key"),
                row.getObject("bytes", Long.class),
                row.getString("error"),
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                expires == null ? null : expires.toInstant());
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}

package io.framehouse.storage.internal;

import io.framehouse.shared.Ids;
import io.framehouse.shared.Wire;
import io.framehouse.storage.StorageChecks.Check;
import io.framehouse.storage.StorageChecks.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of checks, for transactions of the platform. */
@Repository
class StorageCheckRows {
    private static final int KEPT = 100;

    private final JdbcClient jdbc;

    StorageCheckRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing happens where one waits or runs. */
    void ask(@Nullable String by, Instant now) {
        jdbc.sql(
                        """
                        insert into storage_check (id, asked_at, asked_by) values (:id, :now, :by)
                        on conflict ((true)) where outcome in ('waiting', 'running') do nothing
                        """)
                .param("id", Ids.next())
                .param("now", at(now))
                .param("by", by)
                .update();
    }

    /** The same, and all that is missing is to be marked; false where one runs already. */
    boolean askToMark(String by, Instant now) {
        return jdbc.sql(
                                """
                                insert into storage_check (id, asked_at, asked_by, marks)
                                values (:id, :now, :by, true)
                                on conflict ((true)) where outcome in ('waiting', 'running')
                                    do update set marks = true, asked_by = excluded.asked_by
                                    where storage_check.outcome = 'waiting'
                                """)
                        .param("id", Ids.next())
                        .param("now", at(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    /**
     * One that is to be done.
     *
     * @param marks whether all that is missing is marked
     */
    record Begun(UUID id, boolean marks) {}

    /** One that waits, or that a node began and never ended; empty where there is none. */
    Optional<Begun> begin(Instant now, Instant lostBefore) {
        return jdbc.sql(
                        """
                        update storage_check set outcome = 'running', started_at = :now
                        where outcome = 'waiting'
                           or (outcome = 'running' and started_at < :lost)
                        returning id, marks
                        """)
                .param("now", at(now))
                .param("lost", at(lostBefore))
                .query((row, number) ->
                        new Begun(row.getObject("id", UUID.class), row.getBoolean("marks")))
                .optional();
    }

    void end(
            UUID id,
            StorageCheckCount count,
            Outcome outcome,
            @Nullable String reason,
            Instant now) {
        jdbc.sql(
                        """
                        update storage_check set outcome = :outcome, reason = :reason,
                            ended_at = :now, objects = :objects, bytes = :bytes,
                            missing = :missing, held_back = :held_back,
                            orphans = :orphans, bytes_orphaned = :orphaned
                        where id = :id and outcome = 'running'
                        """)
                .param("outcome", Wire.of(outcome))
                .param("reason", reason)
                .param("now", at(now))
                .param("objects", count.objects)
                .param("bytes", count.bytes)
                .param("missing", count.missing)
                .param("held_back", count.heldBack)
                .param("orphans", count.orphans)
                .param("orphaned", count.bytesOrphaned)
                .param("id", id)
                .update();
        jdbc.sql(
                        """
                        delete from storage_check where id in (
                            select id from storage_check order by asked_at desc offset :kept)
                        """)
                .param("kept", KEPT)
                .update();
    }

    Optional<Check> newest(boolean ended) {
        return jdbc.sql(
                        "select * from storage_check"
                                + (ended ? " where ended_at is not null" : "")
                                + " order by asked_at desc, id desc limit 1")
                .query((row, number) -> map(row))
                .optional();
    }

    private static Check map(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new Check(
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("asked_by"),
                time(row, "started_at"),
                time(row, "ended_at"),
                Wire.parse(Outcome.class, outcome)
                        .orElseThrow(() ->
                                new IllegalStateException("Unknown outcome '" + outcome + "'")),
                row.getString("reason"),
                row.getLong("objects"),
                row.getLong("bytes"),
                row.getLong("missing"),
                row.getLong("held_back"),
                row.getBoolean("marks"),
                row.getLong("orphans"),
                row.getLong("bytes_orphaned"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}

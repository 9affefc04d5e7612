package io.framehouse.reports.internal;

import io.framehouse.reports.ExportOrders.Order;
import io.framehouse.shared.Actor;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import io.framehouse.storage.Blob;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of orders; call inside a transaction of the place, but where it says platform. */
@Repository
class ExportOrderRows {
    private static final String MINE =
            " where team_id = :team and id = :id and state = 'running' and attempts = :attempts";

    private final JdbcClient jdbc;

    ExportOrderRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where the same wish of the same caller is open. */
    boolean add(TeamId place, Order order, Actor actor) {
        KeyId key = actor.keyId();
        UserId user = key == null ? actor.userId() : null;
        return jdbc.sql(
                                """
                                insert into export_order (team_id, id, asked_by, user_id, key_id, format,
                                    first_day, last_day, zone, file_name, lines, created_at)
                                values (:team, :id, :by, :user, :key, :format, :from, :to, :zone, :name,
                                    :lines, :now)
                                on conflict do nothing
                                """)
                        .param("team", place.value())
                        .param("id", order.id())
                        .param("by", order.askedBy())
                        .param("user", user == null ? null : user.value())
                        .param("key", key == null ? null : key.value())
                        .param("format", Wire.of(order.format()))
                        .param("from", order.from())
                        .param("to", order.to())
                        .param("zone", order.zone().getId())
                        .param("name", order.fileName())
                        .param("lines", order.lines())
                        .param("now", at(order.createdAt()))
                        .update()
                == 1;
    }

    /** The open order that stands for the same wish. */
    Optional<ExportOrderRow> same(TeamId place, Order order, Actor actor) {
        KeyId key = actor.keyId();
        UserId user = key == null ? actor.userId() : null;
        return jdbc.sql(
                        """
                        select * from export_order where team_id = :team
                            and user_id is not distinct from :user
                            and key_id is not distinct from :key and format = :format
                            and first_day = :from and last_day = :to
                            and state in ('waiting', 'running')
                        """)
                .param("team", place.value())
                .param("user", user == null ? null : user.value(), java.sql.Types.OTHER)
                .param("key", key == null ? null : key.value(), java.sql.Types.OTHER)
                .param("format", Wire.of(order.format()))
                .param("from", order.from())
                .param("to", order.to())
                .query((row, number) -> ExportOrderRow.read(row))
                .optional();
    }

    int open(TeamId place) {
        return jdbc.sql(
                        """
                        select count(*) from export_order
                        where team_id = :team and state in ('waiting', 'running')
                        """)
                .param("team", place.value())
                .query(Integer.class)
                .single();
    }

    List<ExportOrderRow> newest(TeamId place, int most) {
        return jdbc.sql(
                        """
                        select * from export_order where team_id = :team
                        order by created_at desc, id desc limit :most
                        """)
                .param("team", place.value())
                .param("most", most)
                .query((row, number) -> ExportOrderRow.read(row))
                .list();
    }

    Optional<ExportOrderRow> find(TeamId place, UUID id) {
        return jdbc.sql("select * from export_order where team_id = :team and id = :id")
                .param("team", place.value())
                .param("id", id)
                .query((row, number) -> ExportOrderRow.read(row))
                .optional();
    }

    /** What was taken away; empty where nothing was. */
    Optional<ExportOrderRow> delete(TeamId place, UUID id) {
        return jdbc.sql("delete from export_order where team_id = :team and id = :id returning *")
                .param("team", place.value())
                .param("id", id)
                .query((row, number) -> ExportOrderRow.read(row))
                .optional();
    }

    /**
     * The one that waits longest, or whose maker was not heard of; empty also where as many as may
     * are being made. For a transaction of the platform, one after the other over all nodes. A
     * subquery in place of the named one can be read once for each row, and each time finds
     * another.
     */
    Optional<ExportOrderRow> claim(Instant now, Instant leaseUntil, int mostAtOnce) {
        jdbc.sql("select pg_advisory_xact_lock(4504800001)").query((row, number) -> true).single();
        return jdbc.sql(
                        """
                        with w as materialized (select team_id, id from export_order
                            where state in ('waiting', 'running')
                              and (lease_until is null or lease_until <= :now)
                              and (select count(*) from export_order
                                  where state = 'running' and lease_until > :now) < :most
                            order by created_at, id for update skip locked limit 1)
                        update export_order o set state = 'running', written = 0,
                            lease_until = :until, attempts = o.attempts + 1
                        from w where o.team_id = w.team_id and o.id = w.id returning o.*
                        """)
                .param("until", at(leaseUntil))
                .param("now", at(now))
                .param("most", mostAtOnce)
                .query((row, number) -> ExportOrderRow.read(row))
                .optional();
    }

    /** False where it is somebody else's by now, or was taken away. */
    boolean progress(ExportOrderRow claim, long written, Instant leaseUntil) {
        return mine(
                                "update export_order set written = :written, lease_until = :until"
                                        + MINE,
                                claim)
                        .param("written", written)
                        .param("until", at(leaseUntil))
                        .update()
                == 1;
    }

    boolean ready(ExportOrderRow claim, Blob blob, long lines, Instant now, Instant expiresAt) {
        return mine(
                                """
                                update export_order set state = 'ready', blob_key = :key, bytes = :bytes,
                                    sha256 = :sha, lines = :lines, written = :lines,
                                    lease_until = null, ready_at = :now, expires_at = :expires
                                """
                                        + MINE,
                                claim)
                        .param("key", blob.key())
                        .param("bytes", blob.bytes())
                        .param("sha", blob.sha256())
                        .param("lines", lines)
                        .param("now", at(now))
                        .param("expires", at(expiresAt))
                        .update()
                == 1;
    }

    /** It is tried again at that time. */
    void putOff(ExportOrderRow claim, Instant until, boolean counts) {
        mine(
                        """
                        update export_order set state = 'waiting', written = 0, lease_until = :until,
                            attempts = attempts - :back
                        """
                                + MINE,
                        claim)
                .param("until", at(until))
                .param("back", counts ? 0 : 1)
                .update();
    }

    boolean failed(ExportOrderRow claim, String error) {
        return mine(
                                "update export_order set state = 'failed', error = :error,"
                                        + " lease_until = null"
                                        + MINE,
                                claim)
                        .param("error", error)
                        .update()
                == 1;
    }

    /** Those whose time is over: for a transaction of the platform. */
    List<ExportOrderRow> over(Instant now, int most) {
        return jdbc.sql(
                        """
                        select * from export_order where state = 'ready' and expires_at <= :now
                        order by expires_at limit :most
                        """)
                .param("now", at(now))
                .param("most", most)
                .query((row, number) -> ExportOrderRow.read(row))
                .list();
    }

    boolean expire(ExportOrderRow row) {
        return jdbc.sql(
                                """
                                update export_order set state = 'expired', blob_key = null
                                where team_id = :team and id = :id and state = 'ready'
                                """)
                        .param("team", row.place().value())
                        .param("id", row.id())
                        .update()
                == 1;
    }

    /** Takes the rows of ended orders of long ago away: for a transaction of the platform. */
    int forget(Instant before) {
        return jdbc.sql(
                        """
                        delete from export_order
                        where state in ('failed', 'expired') and created_at < :before
                        """)
                .param("before", at(before))
                .update();
    }

    boolean usesBlob(TeamId place, String blobKey) {
        return jdbc.sql(
                        """
                        select exists (select from export_order
                            where team_id = :team and blob_key = :key)
                        """)
                .param("team", place.value())
                .param("key", blobKey)
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec mine(String sql, ExportOrderRow claim) {
        return jdbc.sql(sql)
                .param("team", claim.place().value())
                .param("id", claim.id())
                .param("attempts", claim.attempts());
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}

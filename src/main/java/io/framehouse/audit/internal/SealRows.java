package io.framehouse.audit.internal;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Seals, and the entries that wait for theirs; for transactions of the platform. */
@Repository
class SealRows {
    /**
     * An entry in a form that depends on its values alone: not on the session's time zone, nor on
     * columns that later versions add.
     */
    static final String ROW_TEXT =
            """
            cast(jsonb_build_array(1, e.id, e.team_id,
                to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
                e.actor_kind, e.actor_id, e.actor_label, e.action, e.object_type, e.object_id,
                e.before, e.after, e.reason, e.source, e.address, e.agent, e.request_id,
                cast(e.transaction_id as text), encode(e.mark, 'hex')) as text) as row_text
            """;

    private static final long ONE_SEALER = 0x4648_5345_414c_0001L;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String WAITING =
            """
            select e.id, e.team_id, e.at, e.actor_kind, e.actor_id, e.actor_label, e.action,
                e.object_type, e.object_id, cast(e.before as text) as before,
                cast(e.after as text) as after, e.reason, e.source, e.address, e.agent,
                e.request_id, e.mark, cast(e.transaction_id as text) as transaction_id,
            """
                    + ROW_TEXT
                    + """
                    from audit_entry e
                    where not exists (select from audit_seal s where s.entry_id = e.id)
                    """;

    /** Behind the last one, and so old that no transaction can still add one before it. */
    private static final String NEXT =
            """
            and e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
            and (e.transaction_id, e.id) > (cast(:transaction as xid8), :entry)
            """;

    /** In a database that was made anew from a dump the numbers of transactions begin again. */
    private static final String ANY =
            """
            and (e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
                or e.transaction_id >= pg_snapshot_xmax(pg_current_snapshot()))
            """;

    private final JdbcClient jdbc;

    SealRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The end of the chain.
     *
     * @param restored whether this database has not come so far: it was made from a dump
     */
    record Head(Seal seal, boolean restored) {}

    /** An entry without a seal. */
    @SuppressWarnings("ArrayRecordComponent")
    record Waiting(WrittenEntry entry, byte @Nullable [] mark, String transaction, String text) {}

    /** Whether this transaction, and no other on any node, may add to the chain. */
    boolean alone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", ONE_SEALER)
                .query(Boolean.class)
                .single();
    }

    Optional<Head> head() {
        return jdbc.sql(
                        """
                        select s.*, cast(s.transaction_id as text) as transaction,
                            s.transaction_id >= pg_snapshot_xmax(pg_current_snapshot()) as restored
                        from audit_seal s order by s.number desc limit 1
                        """)
                .query((row, number) -> new Head(seal(row), row.getBoolean("restored")))
                .optional();
    }

    /** The next ones in the order in which they are sealed. */
    List<Waiting> next(Optional<Head> head, int limit) {
        boolean restored = head.map(Head::restored).orElse(false);
        return jdbc.sql(
                        WAITING
                                + (restored ? ANY : NEXT)
                                + "order by e.transaction_id, e.id limit :limit")
                .param("transaction", head.map(end -> end.seal().transaction()).orElse("0"))
                .param("entry", head.map(end -> end.seal().entry()).orElse(BEFORE_ALL))
                .param("limit", limit)
                .query((row, number) -> waiting(row))
                .list();
    }

    void insert(Seal seal) {
        jdbc.sql(
                        """
                        insert into audit_seal (number, team_id, entry_id, transaction_id, genuine,
                            sealed_at, key_id, seal)
                        values (:number, :team, :entry, cast(:transaction as xid8), :genuine,
                            :at, :key, :seal)
                        """)
                .param("number", seal.number())
                .param("team", seal.team(), Types.OTHER)
                .param("entry", seal.entry())
                .param("transaction", seal.transaction())
                .param("genuine", seal.genuine())
                .param("at", seal.sealedAt().atOffset(UTC))
                .param("key", seal.key())
                .param("seal", seal.bytes())
                .update();
    }

    /** The first seal: whether it is of an entry from before the chain, and when it was made. */
    Optional<Seal> first() {
        return jdbc.sql(
                        """
                        select s.*, cast(s.transaction_id as text) as transaction
                        from audit_seal s order by s.number limit 1
                        """)
                .query((row, number) -> seal(row))
                .optional();
    }

    static Seal seal(ResultSet row) throws SQLException {
        return new Seal(
                row.getLong("number"),
                row.getObject("team_id", UUID.class),
                row.getObject("entry_id", UUID.class),
                row.getString("transaction"),
                row.getBoolean("genuine"),
                instant(row, "sealed_at"),
                row.getObject("key_id", UUID.class),
                row.getBytes("seal"));
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        WrittenEntry entry =
                new WrittenEntry(
                        row.getObject("id", UUID.class),
                        row.getObject("team_id", UUID.class),
                        instant(row, "at"),
                        row.getString("actor_kind"),
                        row.getObject("actor_id", UUID.class),
                        row.getString("actor_label"),
                        row.getString("action"),
                        row.getString("object_type"),
                        row.getString("object_id"),
                        row.getString("before"),
                        row.getString("after"),
                        row.getString("reason"),
                        row.getString("source"),
                        row.getString("address"),
                        row.getString("agent"),
                        row.getString("request_id"));
        return new Waiting(
                entry,
                row.getBytes("mark"),
                row.getString("transaction_id"),
                row.getString("row_text"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

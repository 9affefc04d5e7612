package io.framehouse.shared.internal;

import static java.time.ZoneOffset.UTC;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import io.framehouse.shared.internal.KeyOwner.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Data keys as they lie in their table; for transactions of the platform. */
@Repository
class DataKeyRows {
    /** In place of the name of a secret key that is gone for good. */
    private static final String LOST = "lost";

    private static final String COLUMNS =
            "select id, team_id, purpose, keyset, wrapped_by from data_key ";

    private final JdbcClient jdbc;

    DataKeyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An encrypted key.
     *
     * @param wrappedBy the name of the secret key that opens it
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Wrapped(UUID id, KeyOwner owner, byte[] bytes, String wrappedBy) {}

    Optional<Wrapped> current(KeyOwner owner) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                where team_id is not distinct from cast(:team as uuid)
                                  and purpose = :purpose and retired_at is null
                                """)
                .param("team", team(owner), Types.OTHER)
                .param("purpose", Wire.of(owner.purpose()))
                .query((row, number) -> wrapped(row))
                .optional();
    }

    /** The one made last, retired or not. */
    Optional<Wrapped> newest(KeyOwner owner) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                where team_id is not distinct from cast(:team as uuid)
                                  and purpose = :purpose
                                order by created_at desc, id desc limit 1
                                """)
                .param("team", team(owner), Types.OTHER)
                .param("purpose", Wire.of(owner.purpose()))
                .query((row, number) -> wrapped(row))
                .optional();
    }

    Optional<Wrapped> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query((row, number) -> wrapped(row))
                .optional();
    }

    /**
     * Those that another secret key encrypted, retired ones as well, but none that was given up.
     */
    List<Wrapped> notWrappedBy(String name) {
        return jdbc.sql(COLUMNS + "where wrapped_by not in (:name, :lost) order by id")
                .param("name", name)
                .param("lost", LOST)
                .query((row, number) -> wrapped(row))
                .list();
    }

    /** Adds a key; nothing happens where its owner has one already. */
    void insert(Wrapped key, Instant now) {
        jdbc.sql(
                        """
                        insert into data_key (id, team_id, purpose, keyset, wrapped_by, created_at)
                        values (:id, :team, :purpose, :keyset, :by, :now)
                        on conflict do nothing
                        """)
                .param("id", key.id())
                .param("team", team(key.owner()), Types.OTHER)
                .param("purpose", Wire.of(key.owner().purpose()))
                .param("keyset", key.bytes())
                .param("by", key.wrappedBy())
                .param("now", now.atOffset(UTC))
                .update();
    }

    /** Puts other bytes of the same key in place, unless another node did. */
    void rewrap(Wrapped old, byte[] bytes, String by) {
        jdbc.sql(
                        """
                        update data_key set keyset = :keyset, wrapped_by = :by
                        where id = :id and wrapped_by = :old
                        """)
                .param("id", old.id())
                .param("keyset", bytes)
                .param("by", by)
                .param("old", old.wrappedBy())
                .update();
    }

    /** Nothing opens it any more: it makes nothing from now on, and no start asks for it. */
    void giveUp(UUID id, Instant now) {
        jdbc.sql(
                        """
                        update data_key set retired_at = coalesce(retired_at, :now),
                            wrapped_by = :lost
                        where id = :id
                        """)
                .param("id", id)
                .param("lost", LOST)
                .param("now", now.atOffset(UTC))
                .update();
    }

    /** Answers how many there were. */
    int retireAll(Instant now) {
        return jdbc.sql("update data_key set retired_at = :now where retired_at is null")
                .param("now", now.atOffset(UTC))
                .update();
    }

    private static @Nullable UUID team(KeyOwner owner) {
        return owner.team() == null ? null : owner.team().value();
    }

    private static Wrapped wrapped(ResultSet row) throws SQLException {
        UUID team = row.getObject("team_id", UUID.class);
        Purpose purpose = Wire.parse(Purpose.class, row.getString("purpose")).orElseThrow();
        return new Wrapped(
                row.getObject("id", UUID.class),
                new KeyOwner(team == null ? null : new TeamId(team), purpose),
                row.getBytes("keyset"),
                row.getString("wrapped_by"));
    }
}

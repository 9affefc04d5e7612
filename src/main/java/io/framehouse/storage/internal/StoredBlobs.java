package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
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

/**
 * The table of what is stored; call inside a transaction of the team, but where it says platform.
 */
@Repository
class StoredBlobs {
    private static final String SELECT =
            "select team_id, blob_key, bytes, store, missing_since from stored_blob ";

    private final JdbcClient jdbc;

    StoredBlobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row. */
    record Row(
            TeamId team, String key, long bytes, StoreKind store, @Nullable Instant missingSince) {}

    /** They are there, in this store, whatever was known before. */
    void put(TeamId team, String key, long bytes, StoreKind store, Instant now) {
        jdbc.sql(
                        """
                        insert into stored_blob (team_id, blob_key, bytes, store, put_at)
                        values (:team, :key, :bytes, :store, :now)
                        on conflict (team_id, blob_key) do update
                            set store = excluded.store, missing_since = null
                            where stored_blob.store <> excluded.store
                               or stored_blob.missing_since is not null
                        """)
                .param("team", team.value())
                .param("key", key)
                .param("bytes", bytes)
                .param("store", Wire.of(store))
                .param("now", at(now))
                .update();
    }

    void delete(TeamId team, String key) {
        jdbc.sql("delete from stored_blob where team_id = :team and blob_key = :key")
                .param("team", team.value())
                .param("key", key)
                .update();
    }

    Optional<Row> find(TeamId team, String key) {
        return jdbc.sql(SELECT + "where team_id = :team and blob_key = :key")
                .param("team", team.value())
                .param("key", key)
                .query((row, number) -> map(row))
                .optional();
    }

    /**
     * Those of one store behind a key, in the order of the keys: for a transaction of the platform.
     *
     * @param after of the row before the first; null for the beginning
     */
    List<Row> after(StoreKind store, @Nullable Row after, int most) {
        UUID none = new UUID(0, 0);
        return jdbc.sql(
                        SELECT
                                + """
                                where store = :store
                                  and (team_id, blob_key) > (:team, cast(:key as text) collate "C")
                                order by team_id, blob_key limit :most
                                """)
                .param("store", Wire.of(store))
                .param("team", after == null ? none : after.team().value())
                .param("key", after == null ? "" : after.key())
                .param("most", most)
                .query((row, number) -> map(row))
                .list();
    }

    /** Whether the books know the team, or it is the house itself; on the platform. */
    boolean isTeam(TeamId team) {
        return team.equals(TeamId.HOUSE)
                || jdbc.sql("select exists (select from team where id = :team)")
                        .param("team", team.value())
                        .query(Boolean.class)
                        .single();
    }

    /** How many lie in a store, counted up to a number; on the platform. */
    long count(StoreKind store, int most) {
        return jdbc.sql(
                        """
                        select count(*) from (
                            select from stored_blob where store = :store limit :most) s
                        """)
                .param("store", Wire.of(store))
                .param("most", most)
                .query(Long.class)
                .single();
    }

    /** Whether something must lie in a store, as far as is known; on the platform. */
    boolean anyIn(StoreKind store) {
        return jdbc.sql(
                        "select exists (select from stored_blob where store = :store"
                                + " and missing_since is null)")
                .param("store", Wire.of(store))
                .query(Boolean.class)
                .single();
    }

    /** Some of those in a store that nobody carries, held until a time; on the platform. */
    List<Row> claim(StoreKind store, Instant now, Instant leaseUntil, int most) {
        return jdbc.sql(
                        """
                        with w as materialized (select team_id, blob_key from stored_blob
                            where store = :store and missing_since is null
                              and (lease_until is null or lease_until <= :now)
                            order by team_id, blob_key for update skip locked limit :most)
                        update stored_blob b set lease_until = :until
                        from w where b.team_id = w.team_id and b.blob_key = w.blob_key
                        returning b.team_id, b.blob_key, b.bytes, b.store, b.missing_since
                        """)
                .param("until", at(leaseUntil))
                .param("store", Wire.of(store))
                .param("now", at(now))
                .param("most", most)
                .query((row, number) -> map(row))
                .list();
    }

    /** False where the row went meanwhile. */
    boolean moved(Row row, StoreKind to) {
        return jdbc.sql(
                                """
                                update stored_blob set store = :store, lease_until = null
                                where team_id = :team and blob_key = :key
                                """)
                        .param("store", Wire.of(to))
                        .param("team", row.team().value())
                        .param("key", row.key())
                        .update()
                == 1;
    }

    /** Whoever comes next may carry it. */
    void release(Row row) {
        jdbc.sql(
                        """
                        update stored_blob set lease_until = null
                        where team_id = :team and blob_key = :key
                        """)
                .param("team", row.team().value())
                .param("key", row.key())
                .update();
    }

    /** Notes since when it is gone; false where the row went or changed meanwhile. */
    boolean missing(Row row, Instant now) {
        return jdbc.sql(
                                """
                                update stored_blob set lease_until = null,
                                    missing_since = coalesce(missing_since, :now)
                                where team_id = :team and blob_key = :key and store = :store
                                """)
                        .param("now", at(now))
                        .param("team", row.team().value())
                        .param("key", row.key())
                        .param("store", Wire.of(row.store()))
                        .update()
                == 1;
    }

    void back(Row row) {
        jdbc.sql(
                        """
                        update stored_blob set missing_since = null
                        where team_id = :team and blob_key = :key
                        """)
                .param("team", row.team().value())
                .param("key", row.key())
                .update();
    }

    private static Row map(ResultSet row) throws SQLException {
        OffsetDateTime missing = row.getObject("missing_since", OffsetDateTime.class);
        String store = row.getString("store");
        return new Row(
                new TeamId(row.getObject("team_id", UUID.class)),
                row.getString("blob_key"),
                row.getLong("bytes"),
                Wire.parse(StoreKind.class, store)
                        .orElseThrow(
                                () -> new IllegalStateException("Unknown store '" + store + "'")),
                missing == null ? null : missing.toInstant());
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}

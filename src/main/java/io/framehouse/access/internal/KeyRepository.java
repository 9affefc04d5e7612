package io.framehouse.access.internal;

import io.framehouse.access.ApiKey;
import io.framehouse.access.KeyData;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
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

/** The tables of keys: a team's, or the platform's where the team is null. */
@Repository
class KeyRepository {
    /** What the bootstrap key shows in place of a public id. */
    static final String BOOTSTRAP = "bootstrap";

    private static final String COMMON =
            " id, public_id, name, scopes, expires_at, revoked_at, last_used_at, created_at,"
                    + " previous_valid_until, rate_per_minute, version";

    private final JdbcClient jdbc;

    KeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertTeamKey(TeamId team, ApiKey key, byte[] hash, String createdBy) {
        insert(
                """
                insert into api_key (team_id, id, public_id, secret_hash, name, owner_user_id,
                    scopes, expires_at, rate_per_minute, cost_center, created_by, created_at)
                values (:team, :id, :publicId, :hash, :name, :owner,
                    string_to_array(:scopes, ','), :expiresAt, :rate, :costCenter, :createdBy,
                    :createdAt)
                """,
                team,
                key,
                hash,
                createdBy);
    }

    void insertPlatformKey(ApiKey key, byte[] hash, String createdBy) {
        insert(
                """
                insert into platform_key (id, public_id, secret_hash, name, scopes, expires_at,
                    rate_per_minute, created_by, created_at)
                values (:id, :publicId, :hash, :name, string_to_array(:scopes, ','), :expiresAt,
                    :rate, :createdBy, :createdAt)
                """,
                null,
                key,
                hash,
                createdBy);
    }

    /** Adds the bootstrap key; false where it is there already. */
    boolean insertBootstrapKey(ApiKey key, byte[] hash) {
        return insert(
                        """
                        insert into platform_key (id, secret_hash, name, scopes, created_by,
                            created_at)
                        values (:id, :hash, :name, string_to_array(:scopes, ','), :createdBy,
                            :createdAt)
                        on conflict (secret_hash) do nothing
                        """,
                        null,
                        key,
                        hash,
                        "start")
                == 1;
    }

    private int insert(
            String sql, @Nullable TeamId team, ApiKey key, byte[] hash, String createdBy) {
        return jdbc.sql(sql)
                .param("team", team == null ? null : team.value(), Types.OTHER)
                .param("id", key.id().value())
                .param("publicId", key.publicId())
                .param("hash", hash)
                .param("name", key.name())
                .param("owner", key.owner() == null ? null : key.owner().value(), Types.OTHER)
                .param("scopes", String.join(",", KeyScopes.wire(key.scopes())))
                .param("expiresAt", Rows.offset(key.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("rate", key.ratePerMinute(), Types.INTEGER)
                .param("costCenter", key.costCenter(), Types.VARCHAR)
                .param("createdBy", createdBy)
                .param("createdAt", Rows.known(key.createdAt()))
                .update();
    }

    /** Ends bootstrap keys of earlier settings; gives how many there were. */
    int revokeOtherBootstrapKeys(byte[] hash, Instant now) {
        return jdbc.sql(
                        """
                        update platform_key set revoked_at = :now, version = version + 1
                        where public_id is null and revoked_at is null and secret_hash <> :hash
                        """)
                .param("now", Rows.known(now))
                .param("hash", hash)
                .update();
    }

    List<ApiKey> list(@Nullable TeamId team, @Nullable UserId onlyOwner) {
        String owned = onlyOwner == null ? "" : " and owner_user_id = :owner";
        return jdbc.sql(select(team) + owned + " order by created_at desc, id desc")
                .param("team", team == null ? null : team.value(), Types.OTHER)
                .param("owner", onlyOwner == null ? null : onlyOwner.value(), Types.OTHER)
                .query((row, number) -> map(row))
                .list();
    }

    Optional<ApiKey> find(@Nullable TeamId team, KeyId id) {
        return find(team, id, "");
    }

    /**
     * Finds a key and holds its row until the transaction ends. Jobs that name the key meanwhile
     * need not wait, since its id never changes.
     */
    Optional<ApiKey> lock(@Nullable TeamId team, KeyId id) {
        return find(team, id, " for no key update");
    }

    private Optional<ApiKey> find(@Nullable TeamId team, KeyId id, String ending) {
        return jdbc.sql(select(team) + " and id = :id" + ending)
                .param("team", team == null ? null : team.value(), Types.OTHER)
                .param("id", id.value())
                .query((row, number) -> map(row))
                .optional();
    }

    void update(@Nullable TeamId team, KeyId id, KeyData data, String by, Instant now) {
        change(
                        team,
                        id,
                        """
                        version = version + 1, name = :name,
                        scopes = string_to_array(:scopes, ','), expires_at = :at,
                        rate_per_minute = :rate, changed_by = :by, changed_at = :now
                        """
                                + (team == null ? "" : ", cost_center = :costCenter"))
                .param("by", by)
                .param("now", Rows.known(now))
                .param("rate", data.ratePerMinute(), Types.INTEGER)
                .param("costCenter", data.costCenter(), Types.VARCHAR)
                .param("name", data.name())
                .param("scopes", String.join(",", KeyScopes.wire(data.scopes())))
                .param("at", Rows.offset(data.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** Who last changed the key, and when; empty where nobody did. */
    Optional<LastChange> lastChange(@Nullable TeamId team, KeyId id) {
        String table = team == null ? "platform_key where" : "api_key where team_id = :team and";
        return jdbc.sql(
                        "select changed_by, changed_at from "
                                + table
                                + " id = :id and changed_by is not null")
                .param("team", team == null ? null : team.value(), Types.OTHER)
                .param("id", id.value())
                .query((row, number) ->
                        new LastChange(
                                row.getString("changed_by"),
                                row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** A change of what a key is and may do. */
    record LastChange(String by, Instant at) {}

    void revoke(@Nullable TeamId team, KeyId id, Instant now) {
        change(team, id, "version = version + 1, revoked_at = :now")
                .param("now", Rows.known(now))
                .update();
    }

    /** Puts a new secret in place; the old one stays good until then, or not at all for null. */
    void rotate(@Nullable TeamId team, KeyId id, byte[] hash, @Nullable Instant oldUntil) {
        change(
                        team,
                        id,
                        """
                        previous_secret_hash = case when cast(:until as timestamptz) is null
                            then null else secret_hash end,
                        previous_valid_until = :until,
                        secret_hash = :hash
                        """)
                .param("until", Rows.offset(oldUntil), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("hash", hash)
                .update();
    }

    private JdbcClient.StatementSpec change(@Nullable TeamId team, KeyId id, String what) {
        String table = team == null ? "platform_key" : "api_key";
        String ours = team == null ? "" : " and team_id = :team";
        return jdbc.sql("update " + table + " set " + what + " where id = :id" + ours)
                .param("team", team == null ? null : team.value(), Types.OTHER)
                .param("id", id.value());
    }

    private static String select(@Nullable TeamId team) {
        return team == null
                ? "select"
                        + COMMON
                        + ", cast(null as uuid) as owner_user_id, cast(null as text) as cost_center"
                        + " from platform_key"
                        + " where true"
                : "select"
                        + COMMON
                        + ", owner_user_id, cost_center from api_key where team_id = :team";
    }

    private static ApiKey map(ResultSet row) throws SQLException {
        UUID owner = row.getObject("owner_user_id", UUID.class);
        String publicId = row.getString("public_id");
        Instant createdAt = Rows.instant(row, "created_at");
        return new ApiKey(
                new KeyId(row.getObject("id", UUID.class)),
                publicId == null ? BOOTSTRAP : publicId,
                row.getString("name"),
                owner == null ? null : new UserId(owner),
                KeyLookup.scopes(row),
                Rows.instant(row, "expires_at"),
                Rows.instant(row, "revoked_at"),
                Rows.instant(row, "last_used_at"),
                createdAt == null ? Instant.EPOCH : createdAt,
                Rows.instant(row, "previous_valid_until"),
                row.getObject("rate_per_minute", Integer.class),
                row.getString("cost_center"),
                row.getLong("version"));
    }
}

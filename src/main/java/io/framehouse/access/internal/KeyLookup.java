package io.framehouse.access.internal;

import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the key of a request, over all teams: for the platform's transactions. */
@Repository
class KeyLookup {
    private static final String TEAM_KEY =
            """
            select k.id, k.team_id, k.name, k.owner_user_id, m.role as owner_role, k.scopes,
                k.secret_hash, k.previous_secret_hash, k.previous_valid_until, k.expires_at,
                k.revoked_at, k.last_used_at, k.rate_per_minute, k.cost_center,
                t.rate_per_minute as team_rate,
                t.erasing_at is null and (k.owner_user_id is null
                    or (m.role is not null and u.disabled_at is null)) as standing,
                t.suspended_at is not null as suspended
            from api_key k
            join team t on t.id = k.team_id
            left join team_member m on m.team_id = k.team_id and m.user_id = k.owner_user_id
            left join app_user u on u.id = k.owner_user_id
            """;
    private static final String PLATFORM_KEY =
            """
            select id, cast(null as uuid) as team_id, name, cast(null as uuid) as owner_user_id,
                cast(null as text) as owner_role, scopes, secret_hash, previous_secret_hash,
                previous_valid_until, expires_at, revoked_at, last_used_at, rate_per_minute,
                cast(null as text) as cost_center, cast(null as int) as team_rate, true as standing, false as suspended
            from platform_key
            """;
    // One statement for both, so that the time of an answer does not tell whose id it was.
    private static final String BY_PUBLIC_ID =
            TEAM_KEY
                    + " where k.public_id = :publicId union all "
                    + PLATFORM_KEY
                    + " where public_id = :publicId";
    private static final String BY_HASH =
            PLATFORM_KEY + " where secret_hash = :hash and public_id is null";

    private final JdbcClient jdbc;

    KeyLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A key of a team or of the platform, in one statement also where there is none. */
    Optional<StoredKey> byPublicId(String publicId) {
        return query(BY_PUBLIC_ID, "publicId", publicId);
    }

    /** The bootstrap key, which has no public id. */
    Optional<StoredKey> byHash(byte[] hash) {
        return query(BY_HASH, "hash", hash);
    }

    /** Names the team too, because it comes first in the index. */
    void setLastUsed(@Nullable TeamId team, KeyId key, Instant at) {
        String row = team == null ? "platform_key set" : "api_key set";
        String ours = team == null ? "" : " and team_id = :team";
        jdbc.sql("update " + row + " last_used_at = :at where id = :id" + ours)
                .param("at", Rows.known(at))
                .param("id", key.value())
                .param("team", team == null ? null : team.value(), Types.OTHER)
                .update();
    }

    private Optional<StoredKey> query(String sql, String name, Object value) {
        return jdbc.sql(sql).param(name, value).query((row, number) -> map(row)).optional();
    }

    private static StoredKey map(ResultSet row) throws SQLException {
        UUID team = row.getObject("team_id", UUID.class);
        UUID owner = row.getObject("owner_user_id", UUID.class);
        byte[] previous = row.getBytes("previous_secret_hash");
        return new StoredKey(
                new KeyId(row.getObject("id", UUID.class)),
                team == null ? null : new TeamId(team),
                row.getString("name"),
                owner == null ? null : new UserId(owner),
                role(row.getString("owner_role")),
                scopes(row),
                new StoredKey.Hash(row.getBytes("secret_hash")),
                previous == null ? null : new StoredKey.Hash(previous),
                Rows.instant(row, "previous_valid_until"),
                Rows.instant(row, "expires_at"),
                Rows.instant(row, "revoked_at"),
                Rows.instant(row, "last_used_at"),
                row.getBoolean("standing"),
                row.getBoolean("suspended"),
                row.getObject("rate_per_minute", Integer.class),
                row.getString("cost_center"),
                row.getObject("team_rate", Integer.class));
    }

    private static @Nullable TeamRole role(@Nullable String word) {
        return word == null
                ? null
                : Wire.parse(TeamRole.class, word)
                        .orElseThrow(() ->
                                new IllegalStateException("Unknown team role '" + word + "'"));
    }

    static Set<KeyScope> scopes(ResultSet row) throws SQLException {
        Array array = row.getArray("scopes");
        Set<KeyScope> scopes = EnumSet.noneOf(KeyScope.class);
        Arrays.stream((String[]) array.getArray()).map(KeyScopes::parse).forEach(scopes::add);
        return scopes;
    }
}

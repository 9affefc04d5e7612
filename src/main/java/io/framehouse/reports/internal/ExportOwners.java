package io.framehouse.reports.internal;

import io.framehouse.shared.Actor;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whoever asked for something, with the rights they have now: what is made or fetched later is
 * asked for in their name again.
 */
@Component
class ExportOwners {
    private static final String ALIVE =
            " and revoked_at is null and (expires_at is null or expires_at > :now)";

    private final JdbcClient jdbc;
    private final TeamTransactions transactions;
    private final Clock clock;

    ExportOwners(JdbcClient jdbc, TeamTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The owner, with their role in this one place.
     *
     * @return empty for a person who may not sign in any more, and for a key that has ended
     */
    Optional<Actor> now(TeamId place, @Nullable UserId user, @Nullable KeyId key) {
        return transactions.onPlatform(() ->
                user != null
                        ? person(place, user)
                        : key == null ? Optional.empty() : key(place, key));
    }

    private Optional<Actor> person(TeamId place, UserId user) {
        return jdbc.sql(
                        """
                        select u.display_name, u.platform_admin, u.platform_finance, m.role
                        from app_user u
                        left join team_member m on m.team_id = :team and m.user_id = u.id
                        where u.id = :user and u.disabled_at is null
                        """)
                .param("team", place.value())
                .param("user", user.value())
                .query((row, number) -> person(place, user, row))
                .optional();
    }

    private static Actor person(TeamId place, UserId user, ResultSet row) throws SQLException {
        Set<PlatformRole> roles = EnumSet.noneOf(PlatformRole.class);
        if (row.getBoolean("platform_admin")) {
            roles.add(PlatformRole.ADMIN);
        }
        if (row.getBoolean("platform_finance")) {
            roles.add(PlatformRole.FINANCE);
        }
        String role = row.getString("role");
        Map<TeamId, TeamRole> inTeam =
                role == null
                        ? Map.of()
                        : Map.of(place, Wire.parse(TeamRole.class, role).orElseThrow());
        return Actor.person(user, row.getString("display_name"), roles, inTeam);
    }

    /** A platform's key may ask for a team's file too. */
    private Optional<Actor> key(TeamId place, KeyId key) {
        Optional<Actor> platform =
                jdbc.sql("select name, scopes from platform_key where id = :key" + ALIVE)
                        .param("key", key.value())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query((row, number) ->
                                Actor.platformKey(key, row.getString("name"), scopes(row)))
                        .optional();
        return platform.or(() -> teamKey(place, key));
    }

    private Optional<Actor> teamKey(TeamId place, KeyId key) {
        return jdbc.sql(
                        """
                        select name, scopes, owner_user_id from api_key
                        where team_id = :team and id = :key
                        """
                                + ALIVE)
                .param("team", place.value())
                .param("key", key.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> teamKey(place, key, row))
                .optional();
    }

    private static Actor teamKey(TeamId place, KeyId key, ResultSet row) throws SQLException {
        UUID owner = row.getObject("owner_user_id", UUID.class);
        return Actor.teamKey(
                key,
                place,
                owner == null ? null : new UserId(owner),
                row.getString("name"),
                scopes(row));
    }

    private static Set<KeyScope> scopes(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("scopes").getArray())
                .flatMap(word -> KeyScope.fromWire(word).stream())
                .collect(Collectors.toSet());
    }
}

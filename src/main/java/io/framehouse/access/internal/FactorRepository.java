package io.framehouse.access.internal;

import io.framehouse.access.FactorRules.Demand;
import io.framehouse.access.SessionFactors.Ways;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people prove themselves with; only the platform's transactions may read it. */
@Repository
class FactorRepository {
    private final JdbcClient jdbc;

    FactorRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An app as stored: its secret, and one that waits for its first code; either may be absent.
     */
    record App(
            byte @Nullable [] secret,
            byte @Nullable [] pending,
            @Nullable Instant pendingAt,
            @Nullable Instant confirmedAt,
            long lastStep) {}

    /** All that decides over a session of the person, in one query. */
    FactorNeeds needs(UserId user) {
        return jdbc.sql(
                        """
                        select u.platform_admin or u.platform_finance as platform_role,
                            r.second_factor,
                            exists (select from person_totp t
                                where t.user_id = u.id and t.confirmed_at is not null) as app,
                            exists (select from user_credentials c
                                join passkey_owner o on o.handle = c.user_entity_user_id
                                where o.user_id = u.id) as passkey,
                            array(select t.slug || ' ' || t.id from team_member m
                                join team t on t.id = m.team_id
                                where m.user_id = u.id and t.require_second_factor) as teams
                        from app_user u cross join sign_in_rule r where u.id = :user
                        """)
                .param("user", user.value())
                .query((row, number) -> needs(row))
                .single();
    }

    private static FactorNeeds needs(ResultSet row) throws SQLException {
        return new FactorNeeds(
                new Ways(row.getBoolean("app"), row.getBoolean("passkey")),
                demand(row),
                row.getBoolean("platform_role"),
                teams(row.getArray("teams")));
    }

    private static Demand demand(ResultSet row) throws SQLException {
        return Demand.valueOf(row.getString("second_factor").toUpperCase(Locale.ROOT));
    }

    private static Map<String, TeamId> teams(Array array) throws SQLException {
        Map<String, TeamId> teams = new HashMap<>();
        for (String team : (String[]) array.getArray()) {
            int space = team.indexOf(' ');
            teams.put(
                    team.substring(0, space),
                    new TeamId(UUID.fromString(team.substring(space + 1))));
        }
        return teams;
    }

    Demand demand() {
        return jdbc.sql("select second_factor from sign_in_rule")
                .query((row, number) -> demand(row))
                .single();
    }

    void setDemand(Demand demand) {
        jdbc.sql("update sign_in_rule set second_factor = :demand")
                .param("demand", Wire.of(demand))
                .update();
    }

    /** Inside a transaction of that team. */
    boolean teamDemands(TeamId team) {
        return jdbc.sql("select require_second_factor from team where id = :team")
                .param("team", team.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Inside a transaction of that team. */
    void setTeamDemands(TeamId team, boolean demanded) {
        jdbc.sql("update team set require_second_factor = :demanded where id = :team")
                .param("demanded", demanded)
                .param("team", team.value())
                .update();
    }

    Optional<App> app(UserId user) {
        return jdbc.sql(
                        "select secret_cipher, pending_cipher, pending_at, confirmed_at, last_step"
                                + " from person_totp where user_id = :user")
                .param("user", user.value())
                .query((row, number) ->
                        new App(
                                row.getBytes("secret_cipher"),
                                row.getBytes("pending_cipher"),
                                Rows.instant(row, "pending_at"),
                                Rows.instant(row, "confirmed_at"),
                                row.getLong("last_step")))
                .optional();
    }

    void begin(UserId user, byte[] pending, Instant now) {
        jdbc.sql(
                        """
                        insert into person_totp (user_id, pending_cipher, pending_at)
                        values (:user, :pending, :now)
                        on conflict (user_id) do update set
                            pending_cipher = excluded.pending_cipher,
                            pending_at = excluded.pending_at
                        """)
                .param("user", user.value())
                .param("pending", pending)
                .param("now", Rows.known(now))
                .update();
    }

    /** The pending secret becomes the one that counts. */
    void confirm(UserId user, long step, Instant now) {
        jdbc.sql(
                        """
                        update person_totp set secret_cipher = pending_cipher,
                            pending_cipher = null, pending_at = null, confirmed_at = :now,
                            last_step = :step
                        where user_id = :user and pending_cipher is not null
                        """)
                .param("now", Rows.known(now))
                .param("step", step)
                .param("user", user.value())
                .update();
    }

    /** Whether the step was still to come; false where another request was quicker. */
    boolean take(UserId user, long step) {
        return jdbc.sql(
                                "update person_totp set last_step = :step"
                                        + " where user_id = :user and last_step < :step")
                        .param("step", step)
                        .param("user", user.value())
                        .update()
                == 1;
    }

    /** Whether there was one to remove. */
    boolean removeApp(UserId user) {
        return jdbc.sql("delete from person_totp where user_id = :user")
                        .param("user", user.value())
                        .update()
                == 1;
    }

    void removePasskeys(UserId user) {
        jdbc.sql(
                        "delete from user_credentials where user_entity_user_id in"
                                + " (select handle from passkey_owner where user_id = :user)")
                .param("user", user.value())
                .update();
    }

    void replaceRecoveryCodes(UserId user, List<byte[]> hashes) {
        jdbc.sql("delete from person_recovery_code where user_id = :user")
                .param("user", user.value())
                .update();
        hashes.forEach(hash ->
                jdbc.sql(
                                "insert into person_recovery_code (user_id, code_hash)"
                                        + " values (:user, :hash)")
                        .param("user", user.value())
                        .param("hash", hash)
                        .update());
    }

    /** Whether there was such a code that was not used yet; it is now. */
    boolean useRecoveryCode(UserId user, byte[] hash, Instant now) {
        return jdbc.sql(
                                "update person_recovery_code set used_at = :now"
                                        + " where user_id = :user and code_hash = :hash"
                                        + " and used_at is null")
                        .param("now", Rows.known(now))
                        .param("user", user.value())
                        .param("hash", hash)
                        .update()
                == 1;
    }

    int recoveryCodesLeft(UserId user) {
        return jdbc.sql(
                        "select count(*) from person_recovery_code"
                                + " where user_id = :user and used_at is null")
                .param("user", user.value())
                .query(Integer.class)
                .single();
    }
}

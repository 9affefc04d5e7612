package io.framehouse.access.internal;

import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of people; only the platform's transactions may read it. */
@Repository
class PersonRepository {
    private static final String SELECT =
            """
            select id, email, display_name, password_hash, platform_admin, platform_finance,
                color_scheme, disabled_at, last_active_at
            from app_user
            """;

    // Any number that nothing else locks: whoever makes the first admin waits for the other.
    private static final long FIRST_ADMIN_LOCK = 7_031_946_112L;

    private final JdbcClient jdbc;

    PersonRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the person could be added; false where the address is taken. */
    boolean insert(PersonRow person, Instant now) {
        return jdbc.sql(
                                """
                                insert into app_user (id, email, display_name, password_hash,
                                    platform_admin, platform_finance, created_at)
                                values (:id, :email, :name, :hash, :admin, :finance, :now)
                                on conflict (email) do nothing
                                """)
                        .param("id", person.id().value())
                        .param("email", person.email())
                        .param("name", person.displayName())
                        .param("hash", person.passwordHash())
                        .param("admin", person.roles().contains(PlatformRole.ADMIN))
                        .param("finance", person.roles().contains(PlatformRole.FINANCE))
                        .param("now", Rows.known(now))
                        .update()
                == 1;
    }

    Optional<PersonRow> find(UserId id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id.value())
                .query((row, number) -> map(row))
                .optional();
    }

    Optional<PersonRow> findByEmail(String email) {
        return jdbc.sql(SELECT + " where email = :email")
                .param("email", email)
                .query((row, number) -> map(row))
                .optional();
    }

    boolean anyPlatformAdmin() {
        return jdbc.sql(
                        "select exists (select from app_user"
                                + " where platform_admin and disabled_at is null)")
                .query(Boolean.class)
                .single();
    }

    /** Waits until nobody else makes the first admin; ends with the transaction. */
    void lockFirstAdmin() {
        jdbc.sql("select pg_advisory_xact_lock(:number)")
                .param("number", FIRST_ADMIN_LOCK)
                .query((row, number) -> 1)
                .list();
    }

    void setColorScheme(UserId id, String scheme) {
        jdbc.sql("update app_user set color_scheme = :scheme where id = :id")
                .param("scheme", scheme)
                .param("id", id.value())
                .update();
    }

    /** Keeps a person out from then on; null lets them in again. */
    void setDisabled(UserId id, @Nullable Instant at) {
        jdbc.sql("update app_user set disabled_at = :at, version = version + 1 where id = :id")
                .param("at", at == null ? null : Rows.known(at), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id.value())
                .update();
    }

    void setPasswordHash(UserId id, String hash) {
        jdbc.sql("update app_user set password_hash = :hash where id = :id")
                .param("hash", hash)
                .param("id", id.value())
                .update();
    }

    /** Stores another hash of the same password, unless the password was changed meanwhile. */
    void upgradeHash(UserId id, String old, String stronger) {
        jdbc.sql(
                        "update app_user set password_hash = :stronger"
                                + " where id = :id and password_hash = :old")
                .param("stronger", stronger)
                .param("id", id.value())
                .param("old", old)
                .update();
    }

    void setLastActive(UserId id, Instant at) {
        jdbc.sql("update app_user set last_active_at = :at where id = :id")
                .param("at", Rows.known(at))
                .param("id", id.value())
                .update();
    }

    private static PersonRow map(ResultSet row) throws SQLException {
        return new PersonRow(
                new UserId(row.getObject("id", UUID.class)),
                row.getString("email"),
                row.getString("display_name"),
                row.getString("password_hash"),
                roles(row),
                row.getString("color_scheme"),
                row.getTimestamp("disabled_at") != null,
                Rows.instant(row, "last_active_at"));
    }

    private static Set<PlatformRole> roles(ResultSet row) throws SQLException {
        Set<PlatformRole> roles = EnumSet.noneOf(PlatformRole.class);
        if (row.getBoolean("platform_admin")) {
            roles.add(PlatformRole.ADMIN);
        }
        if (row.getBoolean("platform_finance")) {
            roles.add(PlatformRole.FINANCE);
        }
        return roles;
    }
}

package io.framehouse.access.internal;

import io.framehouse.access.PeopleLife.Account;
import io.framehouse.access.Profiles.Own;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people change of their own row, and what platform admins see of all. */
@Repository
class AccountRows {
    private final JdbcClient jdbc;

    AccountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Own> own(UserId user) {
        return jdbc.sql(
                        "select id, email, display_name, time_zone, color_scheme from app_user"
                                + " where id = :id")
                .param("id", user.value())
                .query((row, number) -> own(row))
                .optional();
    }

    void setProfile(UserId user, String displayName, @Nullable ZoneId zone) {
        jdbc.sql(
                        """
                        update app_user set display_name = :name, time_zone = :zone,
                            version = version + 1
                        where id = :id
                        """)
                .param("name", displayName)
                .param("zone", zone == null ? null : zone.getId(), Types.VARCHAR)
                .param("id", user.value())
                .update();
    }

    void setPassword(UserId user, String hash, Instant now) {
        jdbc.sql(
                        """
                        update app_user set password_hash = :hash, password_changed_at = :now,
                            version = version + 1
                        where id = :id
                        """)
                .param("hash", hash)
                .param("now", Rows.known(now))
                .param("id", user.value())
                .update();
    }

    /** Holds the row until the transaction ends. */
    void lock(UserId user) {
        jdbc.sql("select 1 from app_user where id = :id for no key update")
                .param("id", user.value())
                .query((row, number) -> 1)
                .list();
    }

    long countOtherAdmins(UserId user) {
        return jdbc.sql(
                        "select count(*) from app_user"
                                + " where platform_admin and disabled_at is null and id <> :id")
                .param("id", user.value())
                .query(Long.class)
                .single();
    }

    /** By a part of name or address, in any case. */
    List<Account> find(String part, int most) {
        return jdbc.sql(
                        """
                        select id, email, display_name, platform_admin, platform_finance,
                            disabled_at, last_active_at
                        from app_user
                        where position(:part in lower(display_name)) > 0
                            or position(:part in email) > 0
                        order by lower(display_name), email limit :most
                        """)
                .param("part", part)
                .param("most", most)
                .query((row, number) -> account(row))
                .list();
    }

    private static Own own(ResultSet row) throws SQLException {
        String zone = row.getString("time_zone");
        return new Own(
                new UserId(row.getObject("id", UUID.class)),
                row.getString("email"),
                row.getString("display_name"),
                zone == null ? null : ZoneId.of(zone),
                row.getString("color_scheme"));
    }

    private static Account account(ResultSet row) throws SQLException {
        Set<PlatformRole> roles = EnumSet.noneOf(PlatformRole.class);
        if (row.getBoolean("platform_admin")) {
            roles.add(PlatformRole.ADMIN);
        }
        if (row.getBoolean("platform_finance")) {
            roles.add(PlatformRole.FINANCE);
        }
        return new Account(
                new UserId(row.getObject("id", UUID.class)),
                row.getString("email"),
                row.getString("display_name"),
                roles,
                row.getTimestamp("disabled_at") != null,
                Rows.instant(row, "last_active_at"));
    }
}

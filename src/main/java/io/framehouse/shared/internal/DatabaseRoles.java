package io.framehouse.shared.internal;

import io.framehouse.shared.StartupConsole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;

/** The roles the walls between teams stand on; see {@code db/roles.sql}. */
final class DatabaseRoles {
    private static final String MISSING =
            """
            select count(*) from unnest(array['framehouse_team', 'framehouse_platform']) as wanted
            where not exists (select from pg_roles where rolname = wanted)
            """;
    private static final String MAY_CREATE =
            "select rolsuper or rolcreaterole from pg_roles where rolname = current_user";
    private static final String LOGIN =
            """
            select rolsuper, rolbypassrls,
                   pg_has_role(current_user, 'framehouse_team', 'SET')
                   and pg_has_role(current_user, 'framehouse_platform', 'SET') as may_take_on,
                   (select count(*) from pg_tables where schemaname = 'public'
                    and tableowner = current_user) as owned
            from pg_roles where rolname = current_user
            """;

    private DatabaseRoles() {}

    /** Before the first migration: makes the roles where the owner may, else says how to. */
    static void prepare(DataSource owner) {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            if (number(statement, MISSING) == 0) {
                return;
            }
            try (ResultSet answer = statement.executeQuery(MAY_CREATE)) {
                if (!answer.next() || !answer.getBoolean(1)) {
                    throw new DatabaseRolesException(
                            "The roles framehouse_team and framehouse_platform are missing in the"
                                    + " database.",
                            "Run db/roles.sql once as a superuser, then start again.");
                }
            }
            StartupConsole.say("making the database roles");
            statement.execute(script());
        } catch (SQLException failure) {
            throw new IllegalStateException("The database did not answer", failure);
        }
    }

    /** After the migration: the application must not be able to look over the walls. */
    static void check(DataSource application) {
        try (Connection connection = application.getConnection();
                Statement statement = connection.createStatement();
                ResultSet role = statement.executeQuery(LOGIN)) {
            role.next();
            String name = connection.getMetaData().getUserName();
            if (role.getBoolean("rolsuper") || role.getBoolean("rolbypassrls")) {
                throw new DatabaseRolesException(
                        "The application signs in to the database as '"
                                + name
                                + "', which sees through row-level security.",
                        "Set SPRING_DATASOURCE_USERNAME to framehouse_app (see db/roles.sql).");
            }
            if (role.getLong("owned") > 0) {
                throw new DatabaseRolesException(
                        "The application signs in to the database as '"
                                + name
                                + "', which owns tables.",
                        "Set SPRING_FLYWAY_USER to the owner (framehouse_owner) and"
                                + " SPRING_DATASOURCE_USERNAME to framehouse_app.");
            }
            if (!role.getBoolean("may_take_on")) {
                throw new DatabaseRolesException(
                        "The role '" + name + "' may not take on the roles of the walls.",
                        "As a superuser: grant framehouse_team, framehouse_platform to "
                                + name
                                + " with inherit false, set true;");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The database did not answer", failure);
        }
    }

    static String script() {
        try (InputStream script =
                Objects.requireNonNull(
                        DatabaseRoles.class.getResourceAsStream("/db/roles.sql"),
                        "db/roles.sql is missing from the classpath")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}

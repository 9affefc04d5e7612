package io.framehouse.walls;

import io.framehouse.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A migrated database that nothing runs on, looked at from behind the walls. */
final class WallsDatabase {
    /** Tables that hold rows of teams; {@code key} is the column that says whose a row is. */
    static final String TEAM_TABLE =
            """
            with team_table as (
                select c.oid, c.relname as name, c.relispartition as is_partition,
                    case c.relname when 'team' then 'id' else 'team_id' end as key
                from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                  and (c.relname = 'team' or exists (select from pg_attribute a
                      where a.attrelid = c.oid and a.attname = 'team_id' and not a.attisdropped)))
            """;

    private static final String URL = TestDatabases.createMigrated();
    private static final JdbcClient JDBC =
            JdbcClient.create(new SingleConnectionDataSource(superuser(), true));

    private WallsDatabase() {}

    /** A connection of its own that no wall stops. */
    static Connection superuser() {
        try {
            return TestDatabases.superuser(URL);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first column of what a question to the catalogue finds. */
    static List<String> names(String sql) {
        return JDBC.sql(sql).query(String.class).list();
    }

    /** The same of a question that begins with the tables of teams. */
    static List<String> ofTeamTables(String sql) {
        return names(TEAM_TABLE + sql);
    }
}

package io.framehouse.walls;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tries one table in one transaction that is rolled back: rows of made-up values, which no check and
 * no foreign key looks at, and what a team's role can do with them.
 */
final class RowProbe {
    private static final String NO_RIGHT = "42501";

    private static final String CHECKS =
            "select conname from pg_constraint where contype = 'c' and coninhcount = 0"
                    + " and conrelid = '%s'::regclass";

    private static final Map<String, String> VALUES =
            Map.ofEntries(
                    Map.entry("uuid", "gen_random_uuid()"),
                    Map.entry("text", "gen_random_uuid()::text"),
                    Map.entry("bytea", "decode(md5(random()::text), 'hex')"),
                    Map.entry("smallint", "1"),
                    Map.entry("integer", "1"),
                    Map.entry("bigint", "1"),
                    Map.entry("numeric", "1"),
                    Map.entry("boolean", "false"),
                    Map.entry("date", "current_date"),
                    Map.entry("timestamp with time zone", "now()"),
                    Map.entry("jsonb", "'[]'"));

    private final Connection connection;
    private final String table;

    RowProbe(Connection connection, String table) throws SQLException {
        this.connection = connection;
        this.table = table;
        run("set local session_replication_role = replica");
        for (String check : names(CHECKS.formatted(table))) {
            run("alter table " + table + " drop constraint " + check);
        }
    }

    /** The column that says whose a row is. */
    String key() {
        return table.equals("team") ? "id" : "team_id";
    }

    void makeRow(UUID team) throws SQLException {
        run(insert(team));
    }

    /** An insert with a value for each column that must have one. */
    String insert(UUID team) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(needed())) {
            while (row.next()) {
                columns.add(row.getString(1));
                values.add(value(row.getString(1), row.getString(2), team));
            }
        }
        return "insert into %s (%s) values (%s)"
                .formatted(table, String.join(", ", columns), String.join(", ", values));
    }

    private String needed() {
        return """
        select attname, format_type(atttypid, null) from pg_attribute
        where attrelid = '%s'::regclass and attnum > 0 and not attisdropped
          and attgenerated = '' and attidentity = ''
          and (attname = '%s' or attnotnull and not atthasdef)
        """
                .formatted(table, key());
    }

    private String value(String column, String type, UUID team) {
        if (column.equals(key())) {
            return "'" + team + "'";
        }
        String value = type.endsWith("[]") ? "'{}'" : VALUES.get(type);
        if (value == null) {
            throw new IllegalStateException(
                    table + "." + column + " is of type " + type + "; give the probe a value");
        }
        return value;
    }

    /** From now on the role and the team of an application's transaction. */
    void actAs(UUID team) throws SQLException {
        run("set local role framehouse_team");
        run("set local app.team = '" + team + "'");
    }

    /** Whether the team's role was given that right on the table. */
    boolean may(String right) throws SQLException {
        return names(
                        "select has_table_privilege('framehouse_team', '%s', '%s')"
                                .formatted(table, right))
                .contains("t");
    }

    /** What becomes of a statement: how many rows, "no right" or "wall". */
    String outcome(String sql) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            int rows = statement.execute(sql) ? count(statement) : statement.getUpdateCount();
            return rows == 1 ? "1 row" : rows + " rows";
        } catch (SQLException refusal) {
            if (!NO_RIGHT.equals(refusal.getSQLState())) {
                throw refusal;
            }
            String message = String.valueOf(refusal.getMessage());
            return message.contains("row-level security") ? "wall" : "no right";
        } finally {
            connection.rollback(before);
        }
    }

    private static int count(Statement statement) throws SQLException {
        int rows = 0;
        try (ResultSet found = statement.getResultSet()) {
            while (found.next()) {
                rows++;
            }
        }
        return rows;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> names(String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }
}

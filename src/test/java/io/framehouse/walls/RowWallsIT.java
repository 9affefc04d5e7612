package io.framehouse.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each table of teams, tried with a row of a team by the role of another. */
class RowWallsIT {
    private static final UUID OURS = UUID.fromString("00000000-0000-7000-8000-00000000000a");
    private static final UUID THEIRS = UUID.fromString("00000000-0000-7000-8000-00000000000b");

    static List<String> tables() {
        return WallsDatabase.ofTeamTables(
                "select name from team_table where not is_partition order by name");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void anotherTeamsRowIsNeitherReadNorWritten(String table) throws SQLException {
        try (Connection connection = WallsDatabase.superuser()) {
            connection.setAutoCommit(false);
            RowProbe probe = new RowProbe(connection, table);
            probe.makeRow(OURS);
            probe.makeRow(THEIRS);
            String own = probe.key() + " = '" + OURS + "'";
            String foreign = probe.key() + " = '" + THEIRS + "'";

            probe.actAs(OURS);
            if (probe.may("SELECT")) {
                assertThat(probe.outcome("select 1 from " + table + " where " + own))
                        .as("the team's own row, without which this tries nothing")
                        .isEqualTo("1 row");
                // Without a condition: the wall holds also where a query forgets the team.
                assertThat(probe.outcome("select 1 from " + table)).isEqualTo("1 row");
            }
            stopped(probe, "SELECT", "select 1 from " + table + " where " + foreign);
            String same = " set " + probe.key() + " = " + probe.key();
            stopped(probe, "UPDATE", "update " + table + same + " where " + foreign);
            stopped(probe, "DELETE", "delete from " + table + " where " + foreign);
            refused(probe, "INSERT", probe.insert(THEIRS));
            String given = " set " + probe.key() + " = '" + THEIRS + "'";
            refused(probe, "UPDATE", "update " + table + given + " where " + own);
            connection.rollback();
        }
    }

    /** Finds no row, or has no right to look for one. */
    private static void stopped(RowProbe probe, String right, String sql) throws SQLException {
        assertThat(probe.outcome(sql))
                .as(sql)
                .isEqualTo(probe.may("SELECT") && probe.may(right) ? "0 rows" : "no right");
    }

    private static void refused(RowProbe probe, String right, String sql) throws SQLException {
        assertThat(probe.outcome(sql)).as(sql).isEqualTo(probe.may(right) ? "wall" : "no right");
    }
}

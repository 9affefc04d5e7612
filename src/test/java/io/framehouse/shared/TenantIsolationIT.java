package io.framehouse.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.jobs.HouseFixtures;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database's own wall between teams. */
@SpringBootTest(classes = Framehouse.class)
@PostgresTest
@Import(HouseFixtures.class)
class TenantIsolationIT {
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;
    @Autowired TeamReads reads;
    @Autowired DataSource dataSource;

    @Test
    void everyTableWithTeamIdHasForcedRowLevelSecurity() {
        List<String> open =
                jdbc.sql(
                                """
                                select c.relname from pg_class c
                                join pg_attribute a on a.attrelid = c.oid and a.attname = 'team_id'
                                join pg_namespace n on n.oid = c.relnamespace
                                where n.nspname = 'public' and c.relkind in ('r', 'p')
                                  and not (c.relrowsecurity and c.relforcerowsecurity)
                                """)
                        .query(String.class)
                        .list();
        assertThat(open).isEmpty();
    }

    @Test
    void withoutAScopeEveryTeamTableIsRefused() {
        assertThatThrownBy(() -> jdbc.sql("select count(*) from job").query(Long.class).single())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void aTeamSeesAndWritesOnlyItsOwnRows() {
        TeamId first = makeTeam("first");
        TeamId second = makeTeam("second");
        assertThat(slugsSeenBy(first)).containsExactly("first");
        assertThat(slugsSeenBy(second)).containsExactly("second");
        assertThatThrownBy(() -> insertBalance(first, second))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void afterCommitEverythingIsRefusedAgain() {
        transactions.runOnPlatform(
                () -> jdbc.sql("select count(*) from job").query().singleValue());
        assertThatThrownBy(() -> jdbc.sql("select count(*) from job").query().singleValue())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aReadInOneTripSeesOnlyItsTeamAndLeavesNoRoleBehind() throws Exception {
        TeamId third = makeTeam("third");
        TeamId fourth = makeTeam("fourth");
        // Often enough for the driver to prepare it at the server, for both on one connection.
        for (int i = 0; i < 8; i++) {
            assertThat(slugsReadBy(third, "")).containsExactly("third");
            assertThat(slugsReadBy(fourth, "")).containsExactly("fourth");
        }
        assertThatThrownBy(() -> slugsReadBy(third, " where 1 / (length(slug) - 5) > 0"))
                .isInstanceOf(DataAccessException.class);
        assertNoConnectionHasARole();
    }

    /** A parameter without a type would make the driver part the message, and the role be gone. */
    @Test
    void aReadInOneTripKeepsItsRoleWhateverItsParametersAre() {
        TeamId team = makeTeam("typed");
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("nothing", null);
        values.put("text", "typed");
        values.put("id", team.value());
        values.put("whole", 1);
        values.put("big", 2L);
        values.put("yes", true);
        values.put("at", OffsetDateTime.now(ZoneOffset.UTC));
        String select =
                """
                select slug, repeat(name, 1000) from team where slug = :text and id = :id
                    and cast(:nothing as uuid) is null and :whole < :big and :yes
                    and cast(:at as timestamptz) > created_at - interval '1 day'
                """;
        for (int i = 0; i < 12; i++) {
            assertThat(reads.list(team, select, values, (row, number) -> row.getString(1)))
                    .containsExactly("typed");
        }
        Map<String, Object> untyped = Map.of("ids", new UUID[] {team.value()});
        assertThatThrownBy(() -> reads.list(team, "select :ids", untyped, (row, number) -> number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ids");
    }

    @Test
    void aReadInOneTripIsPartOfATransactionOfItsTeamOnly() {
        TeamId fifth = makeTeam("fifth");
        TeamId sixth = makeTeam("sixth");
        transactions.runInTeam(
                fifth,
                () -> {
                    jdbc.sql("update team set name = 'changed' where id = :id")
                            .param("id", fifth.value())
                            .update();
                    assertThat(slugsReadBy(fifth, " where name = 'changed'"))
                            .containsExactly("fifth");
                    assertThatThrownBy(() -> slugsReadBy(sixth, ""))
                            .isInstanceOf(IllegalStateException.class);
                });
    }

    private List<String> slugsReadBy(TeamId team, String where) {
        return reads.list(
                team,
                "select slug from team" + where,
                Map.of(),
                (row, number) -> row.getString("slug"));
    }

    private void assertNoConnectionHasARole() throws SQLException {
        String who =
                "select current_user = session_user, coalesce(current_setting('app.team', true), '')";
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                Connection connection = dataSource.getConnection();
                all.add(connection);
                try (ResultSet row = connection.createStatement().executeQuery(who)) {
                    row.next();
                    assertThat(row.getBoolean(1)).isTrue();
                    assertThat(row.getString(2)).isEmpty();
                }
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    @Test
    void aTransactionOfOneTeamCannotBecomeAnothers() {
        TeamId one = new TeamId(UUID.randomUUID());
        TeamId two = new TeamId(UUID.randomUUID());
        assertThatThrownBy(() ->
                        transactions.runInTeam(one, () -> transactions.runInTeam(two, () -> {})))
                .isInstanceOf(IllegalStateException.class);
    }

    private void insertBalance(TeamId actor, TeamId victim) {
        transactions.runInTeam(
                actor,
                () ->
                        jdbc.sql("insert into credit_balance (team_id) values (:team)")
                                .param("team", victim.value())
                                .update());
    }

    private List<String> slugsSeenBy(TeamId team) {
        return transactions.inTeam(
                team, () -> jdbc.sql("select slug from team").query(String.class).list());
    }

    private TeamId makeTeam(String slug) {
        TeamId id = TeamId.random();
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                insert into team (id, slug, name, time_zone)
                                values (:id, :slug, :slug, 'UTC')
                                """)
                        .param("id", id.value())
                        .param("slug", slug)
                        .update());
        return id;
    }
}

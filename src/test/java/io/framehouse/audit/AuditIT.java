package io.framehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.PostgresTest;
import io.framehouse.access.AccessApplication;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(classes = AccessApplication.class)
@PostgresTest
class AuditIT {
    @Autowired AuditTrail audit;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;

    private final TeamId team = TeamId.random();

    @Test
    void aPersonsChangeIsWrittenWithWhoWhatAndWhere() {
        UserId user = UserId.random();
        Actor aino = Actor.person(user, "Aino K.", Set.of(), Map.of());
        Change change =
                new Change(
                        "budget.changed",
                        "budget",
                        "b1",
                        Map.of("limit", Credits.of(500)),
                        Map.of("limit", Credits.parse("900.5"), "team", team),
                        "Client demo");
        CurrentActor.runAs(
                aino, () -> transactions.runInTeam(team, () -> audit.record(team, change)));
        Map<String, Object> row = rows(team).getFirst();
        assertThat(row)
                .containsEntry("actor_kind", "person")
                .containsEntry("actor_id", user.value())
                .containsEntry("actor_label", "Aino K.")
                .containsEntry("action", "budget.changed")
                .containsEntry("source", "console")
                .containsEntry("reason", "Client demo");
        assertThat(row.get("before").toString()).isEqualTo("{\"limit\": \"500\"}");
        assertThat(row.get("after").toString()).contains("\"900.5\"", "\"" + team + "\"");
    }

    @Test
    void aKeysChangeComesFromTheApiAndTheSystemsFromTheSystem() {
        KeyId key = KeyId.random();
        Actor ci = Actor.teamKey(key, team, null, "ci", Set.of(KeyScope.TEAM_ADMIN));
        write(ci, "key.created", Map.of());
        write(Actor.system("retention"), "asset.removed", Map.of());
        assertThat(rows(team))
                .extracting(row -> row.get("source"), row -> row.get("actor_id"))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("api", key.value()),
                        org.assertj.core.groups.Tuple.tuple("system", null));
    }

    @Test
    void withoutATransactionNothingIsTaken() {
        assertThatThrownBy(() ->
                        CurrentActor.runAs(
                                Actor.system("test"),
                                () -> audit.record(team, Change.made("a.b", "t", "1", Map.of()))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a.b");
    }

    @Test
    void valuesNamedLikeSecretsAreRefused() {
        for (String name : List.of("password", "apiKey", "webhook_secret", "api-key")) {
            assertThatThrownBy(() ->
                            write(Actor.system("test"), "a.b", Map.of(name, "hunter2hunter2")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(name)
                    .hasMessageNotContaining("hunter2");
            assertThatThrownBy(() ->
                            write(
                                    Actor.system("test"),
                                    "a.b",
                                    Map.of("inner", List.of(Map.of(name, "hunter2hunter2")))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        write(Actor.system("test"), "a.b", Map.of("password_changed", true, "api_key", true));
        assertThat(rows(team)).hasSize(1);
    }

    @Test
    void anEntryGoesAwayWithTheTransactionOfItsChange() {
        assertThatThrownBy(() ->
                        CurrentActor.runAs(
                                Actor.system("test"),
                                () ->
                                        transactions.runInTeam(
                                                team,
                                                () -> {
                                                    audit.record(
                                                            team,
                                                            Change.made("a", "t", "1", Map.of()));
                                                    throw new IllegalArgumentException("undo");
                                                })))
                .hasMessage("undo");
        assertThat(rows(team)).isEmpty();
    }

    @Test
    void aTeamCannotWriteAnothersEntryNorChangeItsOwn() {
        TeamId other = TeamId.random();
        Change change = Change.made("a.b", "t", "1", Map.of());
        assertThatThrownBy(() ->
                        CurrentActor.runAs(
                                Actor.system("test"),
                                () ->
                                        transactions.runInTeam(
                                                team, () -> audit.record(other, change))))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() ->
                        transactions.runOnPlatform(
                                () -> jdbc.sql("update audit_entry set action = 'x'").update()))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    private void write(Actor actor, String action, Map<String, ?> after) {
        CurrentActor.runAs(
                actor,
                () ->
                        transactions.runInTeam(
                                team,
                                () -> audit.record(team, Change.made(action, "t", "1", after))));
    }

    private List<Map<String, Object>> rows(TeamId id) {
        return transactions.inTeam(
                id,
                () ->
                        jdbc.sql("select * from audit_entry where team_id = :team order by id")
                                .param("team", id.value())
                                .query()
                                .listOfRows());
    }
}

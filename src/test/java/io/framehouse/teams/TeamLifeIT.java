package io.framehouse.teams;

import static io.framehouse.shared.TeamRole.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.PostgresTest;
import io.framehouse.access.AccessApplication;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.People;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.ErrorCode;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.TeamStanding.Suspension;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Suspending and resuming, and who may. */
@SpringBootTest(classes = AccessApplication.class)
@PostgresTest
class TeamLifeIT {
    private static final Actor ROOT = AccessFixtures.platformAdmin();

    @Autowired Teams teams;
    @Autowired TeamLife life;
    @Autowired People people;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;

    private TeamId team;
    private Actor owner;

    @BeforeEach
    void makeTeam() {
        team = AccessFixtures.team(teams, "Studio Nord");
        owner = AccessFixtures.member(teams, people, team, OWNER);
    }

    @Test
    void theReasonIsKeptAndReadByTheTeam() {
        Team seen = as(ROOT, () -> teams.get(team));
        as(ROOT, () -> life.suspend(team, "  Invoice 4711 is not paid "));
        Suspension suspension = suspension(as(owner, () -> life.standing(team)));
        assertThat(suspension.reason()).isEqualTo("Invoice 4711 is not paid");
        assertThat(suspension.by()).isEqualTo("Root");
        assertThat(as(owner, () -> teams.get(team)).suspended()).isTrue();
        // Whoever saw it before would resume it by saving an old form.
        refused(
                CommonError.WRONG_STATE,
                () -> as(ROOT, () -> teams.update(team, seen.data(), false, seen.version())));
        as(ROOT, () -> life.resume(team));
        assertThat(as(owner, () -> life.standing(team)).suspension()).isNull();
        assertThat(trail())
                .extracting(row -> row.get("action"), row -> row.get("reason"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "team.suspended", "Invoice 4711 is not paid"),
                        org.assertj.core.groups.Tuple.tuple("team.resumed", null));
    }

    @Test
    void againOnlyTheReasonChangesAndTheSameChangesNothing() {
        Suspension first = suspension(as(ROOT, () -> life.suspend(team, "one")));
        Suspension second = suspension(as(ROOT, () -> life.suspend(team, "two")));
        as(ROOT, () -> life.suspend(team, "two"));
        assertThat(second.reason()).isEqualTo("two");
        assertThat(second.since()).isEqualTo(first.since());
        as(ROOT, () -> life.resume(team));
        as(ROOT, () -> life.resume(team));
        assertThat(trail()).hasSize(3);
        Team now = as(ROOT, () -> teams.get(team));
        as(ROOT, () -> teams.update(team, now.data(), true, now.version()));
        assertThat(suspension(as(ROOT, () -> life.standing(team))).reason()).isNull();
    }

    @Test
    void aReasonIsWantedAndBounded() {
        refused(CommonError.INVALID_REQUEST, () -> as(ROOT, () -> life.suspend(team, "  ")));
        refused(
                CommonError.INVALID_REQUEST,
                () -> as(ROOT, () -> life.suspend(team, "x".repeat(301))));
        as(ROOT, () -> life.suspend(team, "x".repeat(300)));
    }

    @Test
    void onlyThePlatformSuspendsAndTheNeighbourFindsNothing() {
        TeamId other = AccessFixtures.team(teams, "Acme Films");
        Actor neighbour = AccessFixtures.member(teams, people, other, OWNER);
        refused(CommonError.FORBIDDEN, () -> as(owner, () -> life.suspend(team, "x")));
        refused(CommonError.FORBIDDEN, () -> as(owner, () -> life.resume(team)));
        refused(CommonError.NOT_FOUND, () -> as(neighbour, () -> life.suspend(team, "x")));
        refused(CommonError.NOT_FOUND, () -> as(neighbour, () -> life.resume(team)));
        refused(CommonError.NOT_FOUND, () -> as(neighbour, () -> life.standing(team)));
        as(ROOT, () -> life.suspend(team, "x"));
        assertThat(as(neighbour, () -> life.standing(other)).suspension()).isNull();
        refused(CommonError.NOT_FOUND, () -> as(ROOT, () -> life.suspend(TeamId.random(), "x")));
    }

    private static Suspension suspension(TeamStanding standing) {
        return Objects.requireNonNull(standing.suspension());
    }

    private List<Map<String, Object>> trail() {
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql(
                                        """
                                        select action, reason from audit_entry
                                        where team_id = :team and action in
                                            ('team.suspended', 'team.resumed')
                                        order by at, id
                                        """)
                                .param("team", team.value())
                                .query()
                                .listOfRows());
    }

    private static <T> T as(Actor actor, Supplier<T> work) {
        return CurrentActor.as(actor, work);
    }

    private static void refused(ErrorCode code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}

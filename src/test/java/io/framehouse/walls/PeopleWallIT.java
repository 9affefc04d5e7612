package io.framehouse.walls;

import static io.framehouse.shared.TeamRole.ADMIN;
import static io.framehouse.shared.TeamRole.MEMBER;
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
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Teams;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom a team knows, and that nobody learns there who else has an account. */
@SpringBootTest(classes = AccessApplication.class)
@PostgresTest
class PeopleWallIT {
    @Autowired Teams teams;
    @Autowired People people;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;

    private TeamId team;
    private Actor owner;
    private Actor admin;
    private UserId stranger;

    @BeforeEach
    void makePeople() {
        team = AccessFixtures.team(teams, "Studio Nord");
        owner = AccessFixtures.member(teams, people, team, OWNER);
        admin = AccessFixtures.member(teams, people, team, ADMIN);
        stranger = AccessFixtures.person(people);
    }

    @Test
    void aTeamSeesItsOwnPeopleOnly() {
        assertThat(seen(team)).containsExactlyInAnyOrder(owner.userId(), admin.userId());
        assertThat(transactions.onPlatform(this::persons)).contains(stranger);
    }

    @Test
    void whoHasLeftStaysReadableWhereTheyStand() {
        UserId mika = AccessFixtures.person(people);
        as(owner, () -> teams.putMember(team, mika, MEMBER));
        CurrentActor.runAs(owner, () -> teams.removeMember(team, mika));
        assertThat(as(owner, () -> teams.members(team))).hasSize(2);
        assertThat(seen(team)).contains(mika);
        assertThat(seen(AccessFixtures.team(teams, "Acme Films"))).isEmpty();
    }

    @Test
    void ofItsPeopleATeamSeesNothingButWhatTheViewShows() {
        for (String sql :
                List.of(
                        "select password_hash from app_user",
                        "select * from app_user",
                        "update app_user set display_name = 'x'",
                        "delete from app_user")) {
            assertThatThrownBy(() ->
                            transactions.runInTeam(team, () -> jdbc.sql(sql).query().listOfRows()))
                    .as(sql)
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void onlyPlatformAdminsAskWhoHasAnAccount() {
        String email = email(stranger);
        Actor key = Actor.teamKey(KeyId.random(), team, null, "ci", Set.of(KeyScope.TEAM_ADMIN));
        Actor finance = Actor.person(stranger, "F", Set.of(PlatformRole.FINANCE), Map.of());
        for (Actor actor : List.of(owner, admin, key, finance)) {
            refused(CommonError.FORBIDDEN, () -> as(actor, () -> people.findByEmail(email)));
        }
        assertThat(as(AccessFixtures.platformAdmin(), () -> people.findByEmail(email)))
                .contains(stranger);
    }

    @Test
    void addingTellsNothingThatItDoesNotDo() {
        String nobody = UUID.randomUUID() + "@example.com";
        assertThat(as(admin, () -> teams.addMember(team, nobody, MEMBER))).isEmpty();
        // What an admin may not give is refused alike, whether or not there is an account.
        String somebody = email(stranger);
        for (String email : List.of(nobody, somebody)) {
            refused(
                    CommonError.FORBIDDEN,
                    () -> as(admin, () -> teams.addMember(team, email, OWNER)));
        }
        // Whoever is found is in the team from then on, and the trail says who did it.
        assertThat(as(admin, () -> teams.addMember(team, somebody.toUpperCase(), MEMBER)))
                .hasValueSatisfying(added -> assertThat(added.userId()).isEqualTo(stranger));
        assertThat(seen(team)).contains(stranger);
        assertThat(
                        transactions.inTeam(
                                team,
                                () ->
                                        jdbc.sql(
                                                        "select actor_id from audit_entry"
                                                                + " where action = 'member.added'"
                                                                + " and object_id = :id")
                                                .param("id", stranger.toString())
                                                .query(UUID.class)
                                                .list()))
                .containsExactly(admin.userId().value());
    }

    @Test
    void onlyOneselfAndThePlatformAskForSomebodysTeams() {
        UserId user = owner.userId();
        assertThat(as(owner, () -> teams.membershipsOf(user))).hasSize(1);
        assertThat(as(AccessFixtures.platformAdmin(), () -> teams.membershipsOf(user))).hasSize(1);
        refused(CommonError.NOT_FOUND, () -> as(admin, () -> teams.membershipsOf(user)));
        refused(CommonError.FORBIDDEN, () -> teams.membershipsOf(user));
    }

    private List<UserId> seen(TeamId by) {
        return transactions.inTeam(by, this::persons);
    }

    private List<UserId> persons() {
        return jdbc.sql("select id from person").query(UUID.class).list().stream()
                .map(UserId::new)
                .toList();
    }

    private String email(UserId user) {
        return transactions.onPlatform(() ->
                jdbc.sql("select email from person where id = :id")
                        .param("id", user.value())
                        .query(String.class)
                        .single());
    }

    private static <T> T as(Actor actor, java.util.function.Supplier<T> work) {
        return CurrentActor.as(actor, work);
    }

    private static void refused(CommonError code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}

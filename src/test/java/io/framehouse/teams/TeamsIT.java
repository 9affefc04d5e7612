package io.framehouse.teams;

import static io.framehouse.shared.TeamRole.ADMIN;
import static io.framehouse.shared.TeamRole.MEMBER;
import static io.framehouse.shared.TeamRole.OWNER;
import static io.framehouse.shared.TeamRole.VIEWER;
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
import io.framehouse.shared.FieldError;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(classes = AccessApplication.class)
@PostgresTest
class TeamsIT {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final Actor ADMIN_OF_PLATFORM = AccessFixtures.platformAdmin();

    @Autowired Teams teams;
    @Autowired People people;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;

    @Test
    void slugIsMadeFromTheNameAndNumberedWhereTaken() {
        assertThat(create("Stüdio  Nörd & Søn!").slug()).isEqualTo("studio-nord-son");
        assertThat(create("Studio Nord Søn").slug()).isEqualTo("studio-nord-son-2");
        assertThat(create("studio nord søn").slug()).isEqualTo("studio-nord-son-3");
        assertThat(create("映像").slug()).startsWith("team");
        String longName = "a".repeat(39) + " b c d";
        assertThat(create(longName).slug()).hasSizeLessThanOrEqualTo(40).endsWith("a");
        assertThat(create(longName).slug()).hasSize(40).endsWith("-2");
    }

    @Test
    void teamsMadeAtOnceWithOneNameAllGetTheirOwnSlug() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<String>> made =
                    threads.invokeAll(
                            java.util.Collections.nCopies(
                                    8, (Callable<String>) () -> create("Rush").slug()));
            Set<String> slugs = new java.util.HashSet<>();
            for (Future<String> slug : made) {
                slugs.add(slug.get());
            }
            assertThat(slugs).hasSize(8).contains("rush", "rush-8");
        }
    }

    @Test
    void everyBrokenFieldIsNamed() {
        TeamData bad = new TeamData(" ", ZoneOffset.ofHours(2), "x".repeat(121), 0);
        assertThatThrownBy(() -> as(ADMIN_OF_PLATFORM, () -> teams.create(bad)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused ->
                                assertThat(refused.fieldErrors())
                                        .extracting(FieldError::field)
                                        .containsExactly(
                                                "name",
                                                "time_zone",
                                                "cost_center",
                                                "max_running_jobs"));
    }

    @Test
    void onlyPlatformAdminsMakeAndChangeTeams() {
        Team team = create("Closed");
        Actor owner = AccessFixtures.member(teams, people, team.id(), OWNER);
        Actor finance = Actor.person(UserId.random(), "F", Set.of(PlatformRole.FINANCE), Map.of());
        refused(CommonError.FORBIDDEN, () -> as(owner, () -> teams.create(team.data())));
        refused(CommonError.FORBIDDEN, () -> as(finance, () -> teams.create(team.data())));
        refused(
                CommonError.FORBIDDEN,
                () -> as(owner, () -> teams.update(team.id(), team.data(), false, 0)));
        refused(CommonError.FORBIDDEN, () -> as(owner, teams::all));
        assertThat(as(finance, teams::all)).extracting(Team::id).contains(team.id());
    }

    @Test
    void anUpdateThatSawAnOldVersionIsAConflict() {
        Team team = create("Versions");
        TeamData wider = new TeamData("Versions", HELSINKI, "CC-1", 5);
        Team changed =
                as(ADMIN_OF_PLATFORM, () -> teams.update(team.id(), wider, true, team.version()));
        assertThat(changed.version()).isEqualTo(1);
        assertThat(changed.suspended()).isTrue();
        assertThat(changed.data()).isEqualTo(wider);
        assertThatThrownBy(() ->
                        as(ADMIN_OF_PLATFORM, () -> teams.update(team.id(), team.data(), false, 0)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        conflict -> {
                            assertThat(conflict.code()).isEqualTo(CommonError.WRONG_STATE);
                            assertThat(conflict.details()).containsEntry("version", 1L);
                        });
        assertThat(as(ADMIN_OF_PLATFORM, () -> teams.get(team.id()))).isEqualTo(changed);
        assertThat(actions(team.id()))
                .containsExactlyInAnyOrder("team.created", "team.suspended", "team.changed");
    }

    @Test
    void theNeighbourTeamIsNotFound() {
        Team ours = create("Ours");
        Team theirs = create("Theirs");
        Actor neighbour = AccessFixtures.member(teams, people, theirs.id(), OWNER);
        UserId somebody = AccessFixtures.person(people);
        refused(CommonError.NOT_FOUND, () -> as(neighbour, () -> teams.get(ours.id())));
        refused(CommonError.NOT_FOUND, () -> as(neighbour, () -> teams.members(ours.id())));
        refused(
                CommonError.NOT_FOUND,
                () -> as(neighbour, () -> teams.putMember(ours.id(), somebody, MEMBER)));
        refused(
                CommonError.NOT_FOUND,
                () -> run(neighbour, () -> teams.removeMember(ours.id(), somebody)));
        refused(
                CommonError.NOT_FOUND,
                () -> as(neighbour, () -> teams.update(ours.id(), ours.data(), true, 0)));
        assertThat(as(neighbour, () -> teams.findBySlug(ours.slug()))).isEmpty();
        assertThat(as(neighbour, () -> teams.findBySlug(theirs.slug()))).isPresent();
        refused(
                CommonError.NOT_FOUND,
                () -> as(ADMIN_OF_PLATFORM, () -> teams.get(TeamId.random())));
    }

    @Test
    void membersAreListedWithTheirRolesAndPersonsWithTheirTeams() {
        Team first = create("Alpha");
        Team second = create("Beta");
        Actor owner = AccessFixtures.member(teams, people, first.id(), OWNER);
        UserId mika = AccessFixtures.person(people);
        Member added = as(owner, () -> teams.putMember(first.id(), mika, MEMBER));
        assertThat(added.role()).isEqualTo(MEMBER);
        as(ADMIN_OF_PLATFORM, () -> teams.putMember(second.id(), mika, VIEWER));
        assertThat(as(owner, () -> teams.members(first.id())))
                .extracting(Member::userId)
                .containsExactlyInAnyOrder(owner.userId(), mika);
        assertThat(as(ADMIN_OF_PLATFORM, () -> teams.membershipsOf(mika)))
                .extracting(m -> m.team().name(), Membership::role)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Alpha", MEMBER),
                        org.assertj.core.groups.Tuple.tuple("Beta", VIEWER));
        run(owner, () -> teams.removeMember(first.id(), mika));
        assertThat(as(ADMIN_OF_PLATFORM, () -> teams.membershipsOf(mika))).hasSize(1);
        assertThat(actions(first.id()))
                .containsExactly("team.created", "member.added", "member.added", "member.removed");
    }

    @Test
    void anUnknownPersonCannotBeAdded() {
        Team team = create("Strangers");
        refused(
                CommonError.NOT_FOUND,
                () ->
                        as(
                                ADMIN_OF_PLATFORM,
                                () -> teams.putMember(team.id(), UserId.random(), MEMBER)));
    }

    @Test
    void theLastOwnerStays() {
        Team team = create("Owned");
        Actor owner = AccessFixtures.member(teams, people, team.id(), OWNER);
        UserId user = owner.userId();
        refused(
                CommonError.WRONG_STATE,
                () -> run(owner, () -> teams.removeMember(team.id(), user)));
        refused(
                CommonError.WRONG_STATE,
                () -> as(owner, () -> teams.putMember(team.id(), user, MEMBER)));
        Actor second = AccessFixtures.member(teams, people, team.id(), OWNER);
        run(owner, () -> teams.removeMember(team.id(), user));
        assertThat(as(second, () -> teams.members(team.id()))).hasSize(1);
    }

    @Test
    void adminsMakeNoOwnersAndPutNoneOut() {
        Team team = create("Ranks");
        Actor owner = AccessFixtures.member(teams, people, team.id(), OWNER);
        AccessFixtures.member(teams, people, team.id(), OWNER);
        Actor admin = AccessFixtures.member(teams, people, team.id(), ADMIN);
        UserId self = admin.userId();
        UserId boss = owner.userId();
        refused(
                CommonError.FORBIDDEN,
                () -> as(admin, () -> teams.putMember(team.id(), self, OWNER)));
        refused(
                CommonError.FORBIDDEN,
                () -> as(admin, () -> teams.putMember(team.id(), boss, VIEWER)));
        refused(CommonError.FORBIDDEN, () -> run(admin, () -> teams.removeMember(team.id(), boss)));
    }

    @Test
    void aMemberMayLeaveButNotRemoveOthers() {
        Team team = create("Leavers");
        AccessFixtures.member(teams, people, team.id(), OWNER);
        Actor viewer = AccessFixtures.member(teams, people, team.id(), VIEWER);
        Actor other = AccessFixtures.member(teams, people, team.id(), MEMBER);
        UserId otherUser = other.userId();
        UserId self = viewer.userId();
        refused(
                CommonError.FORBIDDEN,
                () -> run(viewer, () -> teams.removeMember(team.id(), otherUser)));
        run(viewer, () -> teams.removeMember(team.id(), self));
        assertThat(as(viewer, () -> teams.membershipsOf(self))).isEmpty();
    }

    private Team create(String name) {
        return as(ADMIN_OF_PLATFORM, () -> teams.create(new TeamData(name, HELSINKI, null, null)));
    }

    private List<String> actions(TeamId team) {
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql("select action from audit_entry where team_id = :team order by id")
                                .param("team", team.value())
                                .query(String.class)
                                .list());
    }

    private static <T> T as(Actor actor, java.util.function.Supplier<T> work) {
        return CurrentActor.as(actor, work);
    }

    private static void run(Actor actor, Runnable work) {
        CurrentActor.runAs(actor, work);
    }

    private static void refused(ErrorCode code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}

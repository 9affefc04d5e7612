package io.framehouse.teams;

import static io.framehouse.shared.TeamRole.ADMIN;
import static io.framehouse.shared.TeamRole.MEMBER;
import static io.framehouse.shared.TeamRole.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.PostgresTest;
import io.framehouse.access.AccessApplication;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.People;
import io.framehouse.access.PeopleLife;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.ErrorCode;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** A team that has an owner keeps one who can sign in, whoever goes and however many at once. */
@SpringBootTest(classes = AccessApplication.class)
@PostgresTest
class OwnershipIT {
    private static final Actor ROOT = AccessFixtures.platformAdmin();

    @Autowired Ownership ownership;
    @Autowired Teams teams;
    @Autowired People people;
    @Autowired PeopleLife life;

    private TeamId team;
    private Actor owner;
    private UserId mika;

    @BeforeEach
    void makeTeam() {
        team = AccessFixtures.team(teams, "Studio Nord");
        owner = AccessFixtures.member(teams, people, team, OWNER);
        mika = AccessFixtures.member(teams, people, team, MEMBER).userId();
    }

    @Test
    void anOwnerHandsOverAndStaysAsAdmin() {
        CurrentActor.runAs(owner, () -> ownership.handOver(team, mika));
        assertThat(roles()).containsEntry(mika, OWNER).containsEntry(owner.userId(), ADMIN);
        // What the session still believes is no right: the row decides.
        refused(
                CommonError.WRONG_STATE,
                () -> CurrentActor.runAs(owner, () -> ownership.handOver(team, mika)));
    }

    @Test
    void nobodyElseHandsOver() {
        Actor admin = AccessFixtures.member(teams, people, team, ADMIN);
        Actor key = Actor.teamKey(KeyId.random(), team, null, "ci", Set.of(KeyScope.TEAM_ADMIN));
        Actor neighbour =
                AccessFixtures.member(
                        teams, people, AccessFixtures.team(teams, "Acme Films"), OWNER);
        for (Actor actor : List.of(admin, key, ROOT)) {
            refused(
                    CommonError.FORBIDDEN,
                    () -> CurrentActor.runAs(actor, () -> ownership.handOver(team, mika)));
        }
        refused(
                CommonError.NOT_FOUND,
                () -> CurrentActor.runAs(neighbour, () -> ownership.handOver(team, mika)));
        assertThat(roles()).containsEntry(owner.userId(), OWNER);
    }

    @Test
    void theTeamGoesToAnotherMemberWhoCanSignInOnly() {
        UserId stranger = AccessFixtures.person(people);
        UserId self = owner.userId();
        refused(
                CommonError.NOT_FOUND,
                () -> CurrentActor.runAs(owner, () -> ownership.handOver(team, stranger)));
        refused(
                CommonError.WRONG_STATE,
                () -> CurrentActor.runAs(owner, () -> ownership.handOver(team, self)));
        CurrentActor.runAs(ROOT, () -> life.disable(mika));
        refused(
                CommonError.WRONG_STATE,
                () -> CurrentActor.runAs(owner, () -> ownership.handOver(team, mika)));
        assertThat(roles()).containsEntry(self, OWNER);
    }

    @Test
    void theLastOwnerWhoCanSignInIsNotSwitchedOff() {
        UserId self = owner.userId();
        assertThatThrownBy(() -> CurrentActor.runAs(ROOT, () -> life.disable(self)))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("only owner of Studio Nord");
        UserId second = AccessFixtures.member(teams, people, team, OWNER).userId();
        CurrentActor.runAs(ROOT, () -> life.disable(self));
        // One who is switched off is no owner who can answer.
        Actor other = Actor.person(second, "Second", Set.of(), Map.of(team, OWNER));
        refused(
                CommonError.WRONG_STATE,
                () -> CurrentActor.runAs(other, () -> teams.removeMember(team, second)));
        refused(
                CommonError.WRONG_STATE,
                () -> as(other, () -> teams.putMember(team, second, MEMBER)));
        CurrentActor.runAs(ROOT, () -> life.enable(self));
        CurrentActor.runAs(other, () -> teams.removeMember(team, second));
        assertThat(roles()).containsEntry(self, OWNER).doesNotContainKey(second);
    }

    @RepeatedTest(5)
    void ofTwoOwnersWhoGoAtOnceOneStays() throws Exception {
        UserId first = owner.userId();
        Actor second = AccessFixtures.member(teams, people, team, OWNER);
        UserId other = second.userId();
        List<Callable<Boolean>> ways = new ArrayList<>();
        CyclicBarrier start = new CyclicBarrier(3);
        ways.add(way(start, owner, () -> teams.removeMember(team, first)));
        ways.add(way(start, second, () -> teams.putMember(team, other, MEMBER)));
        ways.add(way(start, ROOT, () -> life.disable(other)));
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (Future<Boolean> one : threads.invokeAll(ways)) {
                one.get();
            }
        }
        List<UserId> off =
                as(ROOT, () -> life.find("")).stream()
                        .filter(PeopleLife.Account::disabled)
                        .map(PeopleLife.Account::id)
                        .toList();
        assertThat(
                        roles().entrySet().stream()
                                .filter(member -> member.getValue() == OWNER)
                                .filter(member -> !off.contains(member.getKey())))
                .isNotEmpty();
    }

    private static Callable<Boolean> way(CyclicBarrier start, Actor actor, Runnable work) {
        return () -> {
            start.await();
            try {
                CurrentActor.runAs(actor, work);
                return true;
            } catch (DomainException refused) {
                return false;
            }
        };
    }

    @Test
    void theLastAdminOfThePlatformIsNotSwitchedOffNorOneself() {
        UserId first = AccessFixtures.person(people, PlatformRole.ADMIN);
        UserId second = AccessFixtures.person(people, PlatformRole.ADMIN);
        Actor self = Actor.person(first, "Root", Set.of(PlatformRole.ADMIN), Map.of());
        refused(CommonError.WRONG_STATE, () -> CurrentActor.runAs(self, () -> life.disable(first)));
        CurrentActor.runAs(self, () -> life.disable(second));
        List<PeopleLife.Account> admins =
                as(ROOT, () -> life.find("")).stream()
                        .filter(one -> one.roles().contains(PlatformRole.ADMIN))
                        .filter(one -> !one.disabled())
                        .toList();
        for (PeopleLife.Account admin : admins.subList(1, admins.size())) {
            CurrentActor.runAs(ROOT, () -> life.disable(admin.id()));
        }
        UserId last = admins.getFirst().id();
        assertThatThrownBy(() -> CurrentActor.runAs(ROOT, () -> life.disable(last)))
                .hasMessageContaining("last platform admin");
        CurrentActor.runAs(ROOT, () -> life.enable(second));
    }

    @Test
    void onlyPlatformAdminsSwitchAccounts() {
        for (Runnable work :
                List.<Runnable>of(
                        () -> life.find(""), () -> life.disable(mika), () -> life.enable(mika))) {
            refused(CommonError.FORBIDDEN, () -> CurrentActor.runAs(owner, work));
        }
    }

    private Map<UserId, TeamRole> roles() {
        return as(ROOT, () -> teams.members(team)).stream()
                .collect(Collectors.toMap(Member::userId, Member::role));
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

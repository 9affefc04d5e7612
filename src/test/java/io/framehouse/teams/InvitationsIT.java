package io.framehouse.teams;

import static io.framehouse.shared.TeamRole.ADMIN;
import static io.framehouse.shared.TeamRole.MEMBER;
import static io.framehouse.shared.TeamRole.OWNER;
import static io.framehouse.shared.TeamRole.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.access.AccessApplication;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.Accounts;
import io.framehouse.access.People;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.ErrorCode;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Invitations.Invited;
import io.framehouse.teams.Invitations.Offer;
import io.framehouse.teams.Invitations.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is invited by whom as what, who joins, and what nobody learns by it. */
@SpringBootTest(classes = AccessApplication.class)
@PostgresTest
@Import(InvitationsIT.Extras.class)
class InvitationsIT {
    private static final String GOOD = "tugboat velvet oregano";

    @Autowired Invitations invitations;
    @Autowired Accounts accounts;
    @Autowired Teams teams;
    @Autowired TeamLife life;
    @Autowired People people;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired MutableClock clock;

    private TeamId team;
    private Actor owner;
    private Actor admin;

    @BeforeEach
    void makeTeam() {
        team = AccessFixtures.team(teams, "Studio Nord");
        owner = AccessFixtures.member(teams, people, team, OWNER);
        admin = AccessFixtures.member(teams, people, team, ADMIN);
    }

    @Test
    void somebodyNewMakesAnAccountAndIsInTheTeam() {
        String email = address();
        String token = invite(admin, email, VIEWER).token();
        assertThat(invitations.read(token))
                .hasValueSatisfying(offer -> {
                    assertThat(offer.email()).isEqualTo(email);
                    assertThat(offer.teamName()).isEqualTo("Studio Nord");
                    assertThat(offer.role()).isEqualTo(VIEWER);
                });
        Offer taken = accounts.makeInvited(token, " Liisa L. ", GOOD);
        assertThat(taken.team()).isEqualTo(team);
        assertThat(roleOf(email)).isEqualTo(VIEWER);
        assertThat(as(owner, () -> invitations.open(team))).isEmpty();
        assertThat(invitations.read(token)).isEmpty();
        assertThat(trail("member.added")).isEqualTo(3);
    }

    @Test
    void somebodyWithAnAccountJoinsSeveralTeams() {
        TeamId other = AccessFixtures.team(teams, "Acme Films");
        Actor otherOwner = AccessFixtures.member(teams, people, other, OWNER);
        UserId mika = AccessFixtures.person(people);
        String first = invite(admin, email(mika), MEMBER).token();
        String second =
                as(
                                otherOwner,
                                () ->
                                        invitations.invite(
                                                other,
                                                new Wish(List.of(email(mika)), VIEWER, null)))
                        .getFirst()
                        .token();
        as(self(mika), () -> invitations.accept(first));
        as(self(mika), () -> invitations.accept(second));
        assertThat(as(AccessFixtures.platformAdmin(), () -> teams.membershipsOf(mika)))
                .extracting(Membership::role)
                .containsExactlyInAnyOrder(MEMBER, VIEWER);
    }

    @Test
    void theAnswerIsTheSameWhetherOrNotThereIsAnAccount() {
        String known = email(AccessFixtures.person(people));
        String unknown = address();
        List<Invited> made =
                as(
                        admin,
                        () ->
                                invitations.invite(
                                        team, new Wish(List.of(known, unknown), MEMBER, "Hello")));
        assertThat(made)
                .extracting(one -> one.invitation().email())
                .containsExactly(known, unknown);
        assertThat(made)
                .allSatisfy(one -> {
                    assertThat(one.invitation().role()).isEqualTo(MEMBER);
                    assertThat(one.token()).hasSize(43);
                    Offer offer = invitations.read(one.token()).orElseThrow();
                    assertThat(offer.role()).isEqualTo(MEMBER);
                    assertThat(one.toString()).doesNotContain(one.token());
                });
    }

    @Test
    void whoHasAnAccountMakesNoSecondAndIsToldWhatAnEndedLinkTells() {
        UserId mika = AccessFixtures.person(people);
        String token = invite(admin, email(mika), MEMBER).token();
        String told = refusal(() -> accounts.makeInvited(token, "Mika", GOOD));
        assertThat(refusal(() -> accounts.makeInvited("x".repeat(43), "Mika", GOOD)))
                .isEqualTo(told);
        // The link is not used up by it.
        as(self(mika), () -> invitations.accept(token));
        assertThat(roleOf(email(mika))).isEqualTo(MEMBER);
    }

    @Test
    void onlyHashesAreKept() {
        Invited made = invite(admin, address(), MEMBER);
        String row =
                transactions.inTeam(
                        team,
                        () ->
                                jdbc.sql("select t::text from team_invitation t where id = :id")
                                        .param("id", made.invitation().id())
                                        .query(String.class)
                                        .single());
        assertThat(row).doesNotContain(made.token());
        assertThat(
                        transactions.inTeam(
                                team,
                                () ->
                                        jdbc.sql(
                                                        "select coalesce(string_agg(t::text, ' '), '')"
                                                                + " from audit_entry t")
                                                .query(String.class)
                                                .single()))
                .doesNotContain(made.token());
    }

    @Test
    void aLinkIsForOnePersonAndWorksOnce() {
        UserId mika = AccessFixtures.person(people);
        UserId thief = AccessFixtures.person(people);
        String token = invite(admin, email(mika), MEMBER).token();
        refused(CommonError.WRONG_STATE, () -> as(self(thief), () -> invitations.accept(token)));
        as(self(mika), () -> invitations.accept(token));
        refused(CommonError.WRONG_STATE, () -> as(self(mika), () -> invitations.accept(token)));
        refused(CommonError.WRONG_STATE, () -> accounts.makeInvited(token, "Mika", GOOD));
        refused(CommonError.FORBIDDEN, () -> invitations.accept(token));
    }

    @Test
    void aSuspendedTeamLetsNobodyInAndTheLinkWaits() {
        UserId mika = AccessFixtures.person(people);
        String email = address();
        String known = invite(admin, email(mika), MEMBER).token();
        String unknown = invite(admin, email, MEMBER).token();
        Actor root = AccessFixtures.platformAdmin();
        as(root, () -> life.suspend(team, "a pause"));
        refused(CommonError.TEAM_SUSPENDED, () -> as(self(mika), () -> invitations.accept(known)));
        refused(CommonError.TEAM_SUSPENDED, () -> accounts.makeInvited(unknown, "Liisa L.", GOOD));
        assertThat(invitations.read(known)).isPresent();
        as(root, () -> life.resume(team));
        as(self(mika), () -> invitations.accept(known));
        accounts.makeInvited(unknown, "Liisa L.", GOOD);
        assertThat(roleOf(email)).isEqualTo(MEMBER);
    }

    @Test
    void manyWhoUseALinkAtOnceAreOneMember() throws Exception {
        String email = address();
        String token = invite(admin, email, MEMBER).token();
        int made = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> use =
                    () -> {
                        try {
                            accounts.makeInvited(token, "Liisa", GOOD);
                            return true;
                        } catch (DomainException refused) {
                            return false;
                        }
                    };
            for (Future<Boolean> one : threads.invokeAll(Collections.nCopies(8, use))) {
                made += one.get() ? 1 : 0;
            }
        }
        assertThat(made).isEqualTo(1);
        assertThat(roleOf(email)).isEqualTo(MEMBER);
    }

    @Test
    void aLinkEndsAfterSevenDaysAndIsRenewed() {
        Invited old = invite(admin, address(), MEMBER);
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(invitations.read(old.token())).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(invitations.read(old.token())).isEmpty();
        refused(CommonError.WRONG_STATE, () -> accounts.makeInvited(old.token(), "Liisa", GOOD));
        assertThat(as(admin, () -> invitations.open(team)))
                .singleElement()
                .satisfies(one -> assertThat(one.expired(clock.instant())).isTrue());
        UUID id = old.invitation().id();
        Invited renewed = as(admin, () -> invitations.renew(team, id));
        assertThat(renewed.invitation().id()).isEqualTo(id);
        assertThat(invitations.read(renewed.token())).isPresent();
        assertThat(invitations.read(old.token())).isEmpty();
    }

    @Test
    void whoIsInvitedAgainHasOneInvitationAndTheNewLinkAlone() {
        String email = address();
        Invited first = invite(admin, email, MEMBER);
        Invited second = invite(admin, " " + email.toUpperCase() + " ", VIEWER);
        assertThat(second.invitation().id()).isEqualTo(first.invitation().id());
        assertThat(invitations.read(first.token())).isEmpty();
        assertThat(invitations.read(second.token()).orElseThrow().role()).isEqualTo(VIEWER);
        assertThat(as(admin, () -> invitations.open(team))).hasSize(1);
    }

    @Test
    void whatIsWithdrawnLetsNobodyIn() {
        Invited made = invite(admin, address(), MEMBER);
        UUID id = made.invitation().id();
        CurrentActor.runAs(admin, () -> invitations.withdraw(team, id));
        assertThat(invitations.read(made.token())).isEmpty();
        refused(CommonError.NOT_FOUND, () -> as(admin, () -> invitations.renew(team, id)));
        assertThat(trail("invitation.withdrawn")).isEqualTo(1);
    }

    @Test
    void onlyOwnersTouchInvitationsOfOwners() {
        String email = address();
        refused(CommonError.FORBIDDEN, () -> invite(admin, email, OWNER));
        UUID id = invite(owner, email, OWNER).invitation().id();
        // Else an admin would get the link of a future owner, or make them less.
        refused(CommonError.FORBIDDEN, () -> as(admin, () -> invitations.renew(team, id)));
        refused(CommonError.FORBIDDEN, () -> invite(admin, email, MEMBER));
        refused(
                CommonError.FORBIDDEN,
                () -> CurrentActor.runAs(admin, () -> invitations.withdraw(team, id)));
        assertThat(as(admin, () -> invitations.open(team))).hasSize(1);
    }

    @Test
    void theNeighbourTeamSeesAndEndsNothing() {
        TeamId other = AccessFixtures.team(teams, "Acme Films");
        Actor neighbour = AccessFixtures.member(teams, people, other, OWNER);
        Actor viewer = AccessFixtures.member(teams, people, team, VIEWER);
        UUID id = invite(admin, address(), MEMBER).invitation().id();
        refused(CommonError.NOT_FOUND, () -> as(neighbour, () -> invitations.open(team)));
        refused(CommonError.FORBIDDEN, () -> as(viewer, () -> invitations.open(team)));
        refused(CommonError.NOT_FOUND, () -> as(neighbour, () -> invitations.renew(other, id)));
        refused(
                CommonError.NOT_FOUND,
                () -> CurrentActor.runAs(neighbour, () -> invitations.withdraw(other, id)));
        assertThat(as(neighbour, () -> invitations.find(other, id))).isEmpty();
        refused(CommonError.FORBIDDEN, () -> as(admin, () -> invitations.mail(team, id)));
    }

    @Test
    void theMailedLinkWorksBesideTheOneThatWasShown() {
        Invited shown = invite(admin, address(), MEMBER);
        UUID id = shown.invitation().id();
        Actor system = Actor.system("test");
        String first = as(system, () -> invitations.mail(team, id)).orElseThrow().token();
        String second = as(system, () -> invitations.mail(team, id)).orElseThrow().token();
        assertThat(invitations.read(shown.token())).isPresent();
        assertThat(invitations.read(first)).isEmpty();
        assertThat(invitations.read(second)).isPresent();
        CurrentActor.runAs(admin, () -> invitations.withdraw(team, id));
        assertThat(as(system, () -> invitations.mail(team, id))).isEmpty();
    }

    @Test
    void whatIsNoAddressAndWhoIsInAlreadyIsNamed() {
        String inside = email(admin.userId());
        assertThat(fields(() -> invite(admin, "no address", MEMBER))).containsExactly("email");
        assertThat(fields(() -> invite(admin, inside, MEMBER))).containsExactly("email");
        assertThat(fields(() -> as(admin, () -> invitations.invite(team, crowd()))))
                .containsExactly("email");
        String token = invite(admin, address(), MEMBER).token();
        assertThat(fields(() -> accounts.makeInvited(token, " ", "passwordpassword")))
                .containsExactly("display_name", "password");
    }

    @Test
    void whoJoinedMeanwhileKeepsTheRoleTheyHave() {
        UserId mika = AccessFixtures.person(people);
        String token = invite(admin, email(mika), VIEWER).token();
        as(owner, () -> teams.putMember(team, mika, OWNER));
        as(self(mika), () -> invitations.accept(token));
        assertThat(roleOf(email(mika))).isEqualTo(OWNER);
        assertThat(as(owner, () -> invitations.open(team))).isEmpty();
    }

    private static Wish crowd() {
        return new Wish(
                Collections.nCopies(21, "").stream().map(any -> address()).toList(), MEMBER, null);
    }

    private Invited invite(Actor by, String email, TeamRole role) {
        return as(by, () -> invitations.invite(team, new Wish(List.of(email), role, null)))
                .getFirst();
    }

    private TeamRole roleOf(String email) {
        return as(owner, () -> teams.members(team)).stream()
                .filter(member -> member.email().equals(email))
                .map(Member::role)
                .reduce((one, other) -> {
                    throw new AssertionError(email + " is in twice");
                })
                .orElseThrow();
    }

    private long trail(String action) {
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql("select count(*) from audit_entry where action = :action")
                                .param("action", action)
                                .query(Long.class)
                                .single());
    }

    private String email(UserId user) {
        return transactions.onPlatform(() ->
                jdbc.sql("select email from person where id = :id")
                        .param("id", user.value())
                        .query(String.class)
                        .single());
    }

    private static String address() {
        return "guest" + UUID.randomUUID() + "@nord.example";
    }

    private static Actor self(UserId user) {
        return Actor.person(user, "Mika P.", Set.of(), Map.of());
    }

    private static <T> T as(Actor actor, Supplier<T> work) {
        return CurrentActor.as(actor, work);
    }

    private static String refusal(ThrowingCallable work) {
        return catchThrowableOfType(DomainException.class, work).getMessage();
    }

    private static List<String> fields(ThrowingCallable work) {
        return catchThrowableOfType(DomainException.class, work).fieldErrors().stream()
                .map(FieldError::field)
                .toList();
    }

    private static void refused(ErrorCode code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    /** A clock that the test moves. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Extras {
        @Bean
        @Primary
        MutableClock movedClock() {
            return new MutableClock(Instant.parse("2026-11-21T10:00:00Z"));
        }
    }
}

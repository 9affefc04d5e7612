package io.framehouse.notices;

import static io.framehouse.notices.NoticeFixtures.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.Framehouse;
import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.credits.BudgetAlert;
import io.framehouse.credits.BudgetAnswered;
import io.framehouse.credits.BudgetAsked;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetRequests.BudgetRequest;
import io.framehouse.credits.BudgetRequests.State;
import io.framehouse.credits.BudgetRequests.Wish;
import io.framehouse.credits.TeamOverdrawn;
import io.framehouse.jobs.JobLost;
import io.framehouse.jobs.JobsWaitForPerson;
import io.framehouse.jobs.LateSuccess;
import io.framehouse.jobs.UnknownReason;
import io.framehouse.notices.NoticeFixtures.Told;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.AccountTroubled;
import io.framehouse.reports.ProofFailed;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Who is told what, once. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {"test.database=own"})
@PostgresTest
@Import({NoticesContext.class, NoticeFixtures.class})
class NoticesIT {
    private static final List<UserId> ADMINS = new ArrayList<>();
    private static final List<UserId> FINANCE = new ArrayList<>();

    @Autowired NoticeFixtures house;
    @Autowired Notices notices;
    @Autowired FakeBudgetRequests requests;
    @Autowired LiveFeed feed;
    @Autowired MutableClock clock;

    private TeamId nord;
    private UserId owner;
    private UserId admin;
    private UserId mika;
    private UserId billing;

    @BeforeEach
    void makeTeam() {
        if (ADMINS.isEmpty()) {
            house.nobodyIsOnThePlatform();
            ADMINS.add(house.person("Root", PlatformRole.ADMIN));
            FINANCE.add(house.person("Fin", PlatformRole.FINANCE));
        }
        nord = house.team("Studio Nord");
        owner = house.member(nord, "Aino K.", TeamRole.OWNER);
        admin = house.member(nord, "Pekka L.", TeamRole.ADMIN);
        mika = house.member(nord, "Mika P.", TeamRole.MEMBER);
        house.member(nord, "Vera V.", TeamRole.VIEWER);
        billing = house.member(nord, "Bo B.", TeamRole.BILLING);
    }

    @Test
    void aTeamsBudgetIsToldToOwnersAndAdminsOnceHoweverOftenItIsHeard() {
        BudgetAlert alert = alert(nord, Scope.TEAM, null, 80);
        house.publish(nord, alert);
        house.publish(nord, alert, alert);
        List<Told> told = house.told("budget-alert:" + alert.budget());
        assertThat(told).extracting(Told::user).containsExactlyInAnyOrder(owner, admin);
        assertThat(told)
                .allSatisfy(one -> {
                    assertThat(one.title()).isEqualTo("Team budget is at 80 %");
                    assertThat(one.body())
                            .isEqualTo(
                                    "Studio Nord: 4,000 of 5,000 credits are settled or held this"
                                            + " month. It resets on 1 Dec 2026, 00:00"
                                            + " (Europe/Helsinki).");
                    assertThat(one.team()).isEqualTo(nord.value());
                    assertThat(one.link()).isEqualTo("t/studio-nord" + suffix(one) + "/budgets");
                });
    }

    @Test
    void aMembersBudgetIsToldToTheMemberAsTheirs() {
        BudgetAlert alert = alert(nord, Scope.MEMBER, mika.value(), 100);
        house.publish(nord, alert, alert);
        List<Told> told = house.told("budget-alert:" + alert.budget());
        assertThat(told).extracting(Told::user).containsExactlyInAnyOrder(owner, admin, mika);
        assertThat(title(told, mika)).isEqualTo("Your budget is used up");
        assertThat(title(told, owner)).isEqualTo("Mika P.'s budget is used up");
    }

    @Test
    void anOwnersOwnBudgetIsToldThemOnce() {
        BudgetAlert alert = alert(nord, Scope.MEMBER, owner.value(), 50);
        house.publish(nord, alert);
        List<Told> told = house.told("budget-alert:" + alert.budget());
        assertThat(told).extracting(Told::user).containsExactlyInAnyOrder(owner, admin);
        assertThat(title(told, owner)).isEqualTo("Your budget is at 50 %");
        assertThat(title(told, admin)).isEqualTo("Aino K.'s budget is at 50 %");
    }

    @Test
    void whoLeftIsToldNothingAndNoLongerReadsWhatTheyWereTold() {
        BudgetAlert before = alert(nord, Scope.MEMBER, mika.value(), 50);
        house.publish(nord, before);
        assertThat(unread(mika, Map.of(nord, TeamRole.MEMBER))).isEqualTo(1);
        house.leave(nord, mika);
        house.leave(nord, admin);
        BudgetAlert after = alert(nord, Scope.MEMBER, mika.value(), 100);
        house.publish(nord, after);
        List<Told> told = house.told("budget-alert:" + after.budget());
        assertThat(told).extracting(Told::user).containsExactly(owner);
        assertThat(title(told, owner)).isEqualTo("Budget of a former member is used up");
        assertThat(unread(mika, Map.of())).isZero();
        assertThat(read(mika, Map.of())).isEmpty();
    }

    @Test
    void anotherTeamSeesNothing() {
        TeamId acme = house.team("Acme Films");
        UserId otto = house.member(acme, "Otto O.", TeamRole.OWNER);
        house.publish(nord, alert(nord, Scope.TEAM, null, 80));
        assertThat(unread(otto, Map.of(acme, TeamRole.OWNER))).isZero();
        assertThat(read(otto, Map.of(acme, TeamRole.OWNER, nord, TeamRole.OWNER))).isEmpty();
        UUID foreign = read(owner, Map.of(nord, TeamRole.OWNER)).getFirst().id();
        as(otto, Map.of(nord, TeamRole.OWNER), () -> notices.markRead(foreign));
        assertThat(unread(owner, Map.of(nord, TeamRole.OWNER))).isEqualTo(1);
    }

    @Test
    void anOverdrawnTeamIsToldToThoseWhoPayAndToThePlatform() {
        TeamOverdrawn event = new TeamOverdrawn(nord, JobId.random(), Credits.of(15));
        house.publish(nord, event, event);
        List<Told> told = house.told("team-overdrawn:" + event.job());
        assertThat(told)
                .extracting(Told::user)
                .containsExactlyInAnyOrder(owner, admin, billing, ADMINS.getFirst());
        assertThat(told)
                .extracting(Told::title)
                .containsOnly("Studio Nord is 15 credits below zero");
        Told platform = of(told, ADMINS.getFirst());
        assertThat(platform.team()).isNull();
        assertThat(platform.link()).startsWith("admin/teams/studio-nord");
    }

    @Test
    void aRequestIsToldToThoseWhoAnswerButNotToWhoeverAsked() {
        BudgetRequest ofMika = request(mika, State.WAITING);
        house.publish(nord, new BudgetAsked(nord, ofMika.id(), false));
        house.publish(nord, new BudgetAsked(nord, ofMika.id(), false));
        List<Told> told = house.told("budget-asked:" + ofMika.id());
        assertThat(told).extracting(Told::user).containsExactlyInAnyOrder(owner, admin);
        assertThat(told).extracting(Told::title).containsOnly("Mika P. asks for 500 credits more");
        BudgetRequest ofOwner = request(owner, State.WAITING);
        house.publish(nord, new BudgetAsked(nord, ofOwner.id(), false));
        assertThat(house.told("budget-asked:" + ofOwner.id()))
                .extracting(Told::user)
                .containsExactly(admin);
    }

    @Test
    void aWishForBalanceIsToldToThePlatform() {
        BudgetRequest wish = request(owner, State.WAITING);
        BudgetAsked event = new BudgetAsked(nord, wish.id(), true);
        house.publish(nord, event, event);
        assertThat(house.told("budget-asked:" + wish.id()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.user()).isEqualTo(ADMINS.getFirst());
                    assertThat(one.body())
                            .startsWith("Studio Nord, team credits, until 1 Dec 2026, 00:00")
                            .contains("\u201cClient demo on Friday.\u201d");
                });
    }

    @Test
    void anAnswerIsToldToWhoeverAsked() {
        BudgetRequest answered = request(mika, State.APPROVED);
        BudgetAnswered event = new BudgetAnswered(nord, answered.id(), mika, true);
        house.publish(nord, event, event);
        assertThat(house.told("budget-answered:" + answered.id()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.user()).isEqualTo(mika);
                    assertThat(one.title()).startsWith("Approved: 400 credits more until 1 Dec");
                });
        house.leave(nord, mika);
        BudgetRequest late = request(mika, State.DECLINED);
        house.publish(nord, new BudgetAnswered(nord, late.id(), mika, false));
        assertThat(house.told("budget-answered:" + late.id())).isEmpty();
    }

    @Test
    void jobsLostWithinAnHourAreOneNoticeThatCounts() {
        JobLost first = lost();
        house.publish(nord, first, first);
        clock.advance(Duration.ofMinutes(50));
        house.publish(nord, lost(), first, lost());
        String key = "jobs-lost:" + nord;
        assertThat(house.told(key))
                .extracting(Told::user)
                .containsExactlyInAnyOrder(owner, admin, ADMINS.getFirst());
        assertThat(house.told(key))
                .extracting(Told::title)
                .containsOnly("3 jobs are being checked with the provider");
        clock.advance(Duration.ofMinutes(11));
        house.publish(nord, lost());
        assertThat(house.told(key)).hasSize(6);
        assertThat(house.told(key).subList(3, 6))
                .extracting(Told::title)
                .containsOnly("1 job is being checked with the provider");
    }

    @Test
    void jobsThatWaitForAPersonAreToldToThePlatformOnceAnHour() {
        Instant hour = Instant.parse("2026-11-18T03:00:00Z");
        house.publishOnPlatform(new JobsWaitForPerson(hour, 1));
        house.publishOnPlatform(new JobsWaitForPerson(hour, 4));
        house.publishOnPlatform(new JobsWaitForPerson(hour, 1));
        assertThat(house.told("jobs-wait:" + hour))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.user()).isEqualTo(ADMINS.getFirst());
                    assertThat(one.title()).isEqualTo("4 jobs wait for your decision");
                });
    }

    @Test
    void aLateSuccessIsToldToOwnersAdminsAndThePlatform() {
        LateSuccess event = new LateSuccess(nord, JobId.random(), Credits.of(60));
        house.publish(nord, event, event);
        List<Told> told = house.told("late-success:" + event.job());
        assertThat(told)
                .extracting(Told::user)
                .containsExactlyInAnyOrder(owner, admin, ADMINS.getFirst());
        assertThat(of(told, owner).link()).endsWith("/jobs/" + event.job());
        assertThat(of(told, owner).body())
                .isEqualTo(
                        "Studio Nord: the provider finished it after all. 60 credits were"
                                + " adjusted.");
    }

    @Test
    void aFailedProofIsToldToThePlatformAlone() {
        ProofFailed event = new ProofFailed(Instant.parse("2026-11-18T03:10:00Z"), 3);
        house.publishOnPlatform(event);
        house.publishOnPlatform(event);
        List<Told> told = house.told("proof-failed:" + event.asOf());
        assertThat(told)
                .extracting(Told::user)
                .containsExactlyInAnyOrder(ADMINS.getFirst(), FINANCE.getFirst());
        Actor finance =
                Actor.person(FINANCE.getFirst(), "Fin", Set.of(PlatformRole.FINANCE), Map.of());
        assertThat(CurrentActor.as(finance, () -> notices.list(PageRequest.first())).items())
                .extracting(Notice::title)
                .contains("The proof found 3 differences");
        assertThat(read(FINANCE.getFirst(), Map.of())).isEmpty();
    }

    @Test
    void aRefusedAccountIsToldToPlatformAdminsOnceATrouble() {
        AccountTroubled event =
                new AccountTroubled(
                        new AccountId(UUID.randomUUID()),
                        "Vidu",
                        "CreditInsufficient: The balance is used up.",
                        Instant.parse("2026-11-18T09:00:00Z"));
        house.publishOnPlatform(event);
        house.publishOnPlatform(event);
        List<Told> told = house.told("account-troubled:" + event.account());
        assertThat(told).extracting(Told::user).containsExactly(ADMINS.getFirst());
        assertThat(told.getFirst().title()).isEqualTo("Vidu is refused by its provider");
        assertThat(told.getFirst().body())
                .isEqualTo(
                        "CreditInsufficient: The balance is used up. No new job is sent there; it"
                                + " is tried again every few minutes. Check its key and its"
                                + " balance.");
        assertThat(told.getFirst().link()).isEqualTo("admin/providers");
    }

    @Test
    void pagesFollowEachOtherWithoutGapAndReadingIsRemembered() {
        Map<TeamId, TeamRole> roles = Map.of(nord, TeamRole.OWNER);
        for (int i = 1; i <= 7; i++) {
            // Some share their instant, so that the id decides.
            house.publish(nord, alert(nord, Scope.TEAM, null, i));
            clock.advance(Duration.ofSeconds(i % 2));
        }
        List<Notice> seen = new ArrayList<>();
        String cursor = null;
        do {
            PageRequest request = new PageRequest(3, cursor);
            Page<Notice> page =
                    CurrentActor.as(
                            NoticeFixtures.actor(owner, roles), () -> notices.list(request));
            seen.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(seen).extracting(Notice::id).doesNotHaveDuplicates().hasSize(7);
        assertThat(seen.getFirst().title()).isEqualTo("Team budget is at 7 %");
        as(owner, roles, () -> notices.markRead(seen.getFirst().id()));
        as(owner, roles, () -> notices.markRead(seen.getFirst().id()));
        assertThat(unread(owner, roles)).isEqualTo(6);
        assertThat(unread(admin, Map.of(nord, TeamRole.ADMIN))).isEqualTo(7);
        as(owner, roles, notices::markAllRead);
        assertThat(unread(owner, roles)).isZero();
        assertThat(unread(admin, Map.of(nord, TeamRole.ADMIN))).isEqualTo(7);
    }

    @Test
    void aNewNoticeWakesTheTeamsScreensAndTellsNothingElse() {
        List<LiveFeed.Signal> heard = new CopyOnWriteArrayList<>();
        try (LiveFeed.Subscription open =
                feed.subscribe(
                        nord,
                        signal -> {
                            if (signal.topic().equals(Notices.TOPIC)) {
                                heard.add(signal);
                            }
                        })) {
            assertThat(open).isNotNull();
            house.publish(nord, alert(nord, Scope.TEAM, null, 80));
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(heard)
                                    .containsExactly(
                                            new LiveFeed.Signal(
                                                    nord, Notices.TOPIC, nord.toString())));
        }
    }

    @Test
    void whatIsNoPersonHasNoNotices() {
        assertThatThrownBy(() -> CurrentActor.as(Actor.system("test"), notices::countUnread))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> notices.list(PageRequest.first()))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void anEventAboutWhatIsGoneIsHeardOnceAndLeftAlone() {
        house.publish(nord, new BudgetAsked(nord, UUID.randomUUID(), false));
        TeamId gone = TeamId.random();
        house.publish(nord, alert(gone, Scope.TEAM, null, 80));
    }

    private BudgetRequest request(UserId by, State state) {
        boolean approved = state == State.APPROVED;
        boolean answered = state != State.WAITING;
        Instant until = Instant.parse("2026-11-30T22:00:00Z");
        BudgetRequest request =
                new BudgetRequest(
                        UUID.randomUUID(),
                        by,
                        new Wish(
                                null, Credits.of(500), until, "Client demo on Friday.", null, null),
                        state,
                        approved ? Credits.of(400) : null,
                        approved ? until : null,
                        answered ? "Aino K." : null,
                        answered ? clock.instant() : null,
                        answered ? "Good luck" : null,
                        clock.instant());
        requests.put(request);
        return request;
    }

    private JobLost lost() {
        return new JobLost(nord, JobId.random(), UnknownReason.SUBMIT_UNANSWERED);
    }

    private long unread(UserId user, Map<TeamId, TeamRole> roles) {
        return CurrentActor.as(NoticeFixtures.actor(user, roles), notices::countUnread);
    }

    private List<Notice> read(UserId user, Map<TeamId, TeamRole> roles) {
        return CurrentActor.as(
                        NoticeFixtures.actor(user, roles), () -> notices.list(PageRequest.first()))
                .items();
    }

    private static void as(UserId user, Map<TeamId, TeamRole> roles, Runnable work) {
        CurrentActor.runAs(NoticeFixtures.actor(user, roles), work);
    }

    private static Told of(List<Told> told, UserId user) {
        return told.stream().filter(one -> one.user().equals(user)).findFirst().orElseThrow();
    }

    private static String title(List<Told> told, UserId user) {
        return of(told, user).title();
    }

    /** Teams of the same name are numbered. */
    private static String suffix(Told told) {
        return told.link().replaceAll("^t/studio-nord(-\\d+)?/.*", "$1");
    }
}

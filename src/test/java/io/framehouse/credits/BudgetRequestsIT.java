package io.framehouse.credits;

import static io.framehouse.credits.CreditsFixtures.budget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetRequests.BudgetRequest;
import io.framehouse.credits.BudgetRequests.State;
import io.framehouse.credits.BudgetRequests.Wish;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.LiveFeed;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** A member asks for more; owners, admins and the platform answer. */
@SpringBootTest(classes = CreditsContext.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@PostgresTest
class BudgetRequestsIT {
    @Autowired CreditsFixtures fixtures;
    @Autowired BudgetRequests requests;
    @Autowired BudgetLimits limits;
    @Autowired RecordingAuditTrail audit;
    @Autowired RecordedEvents events;
    @Autowired LiveFeed feed;
    @Autowired MutableClock clock;
    @Autowired RecurringTask<Void> expireGrants;

    private TeamId team;
    private UserId mika;
    private Actor member;
    private Actor owner;
    private Actor platform;
    private UUID ofTeam;
    private UUID ofMember;
    private UUID ofAnother;

    @BeforeEach
    void aTeamWithBudgets() {
        clock.set(CreditsContext.START);
        team = fixtures.teamWith(1_000);
        mika = fixtures.person();
        member = Actor.person(mika, "Mika V.", Set.of(), Map.of(team, TeamRole.MEMBER));
        owner = Actor.person(fixtures.person(), "Aino K.", Set.of(), Map.of(team, TeamRole.OWNER));
        platform = Actor.person(fixtures.person(), "Pia A.", Set.of(PlatformRole.ADMIN), Map.of());
        List<BudgetStatus> made =
                fixtures.replace(
                        team,
                        budget(Scope.TEAM, null, Period.MONTH, 500),
                        budget(Scope.MEMBER, mika.value(), Period.MONTH, 50),
                        budget(Scope.MEMBER, Ids.next(), Period.WEEK, 50));
        ofTeam = idOf(made, Scope.TEAM, Period.MONTH);
        ofMember = idOf(made, Scope.MEMBER, Period.MONTH);
        ofAnother = idOf(made, Scope.MEMBER, Period.WEEK);
    }

    @AfterEach
    void theBooksBalance() {
        assertThat(fixtures.findings()).isEmpty();
    }

    @Test
    void anApprovedRequestRaisesTheBudgetUntilItsEnd() {
        fixtures.hold(team, 50, mika, null);
        assertThat(refusalOf(member, () -> fixtures.hold(team, 10, mika, null))).isNotNull();
        BudgetRequest asked = ask(ofMember, 40);
        assertThat(asked.state()).isEqualTo(State.WAITING);
        BudgetRequest approved =
                as(owner, () -> requests.approve(team, asked.id(), Credits.of(30), later(2), "ok"));
        assertThat(approved)
                .extracting(
                        BudgetRequest::state,
                        BudgetRequest::approved,
                        BudgetRequest::approvedUntil,
                        BudgetRequest::answeredBy,
                        BudgetRequest::answer)
                .containsExactly(State.APPROVED, Credits.of(30), later(2), "Aino K.", "ok");
        assertThat(as(member, () -> requests.find(team, asked.id()))).contains(approved);
        fixtures.hold(team, 30, mika, null);
        assertThat(as(member, () -> limits.raises(team)))
                .singleElement()
                .satisfies(raise -> {
                    assertThat(raise.budget()).isEqualTo(ofMember);
                    assertThat(raise.reason()).isEqualTo("Request: the trailer is due");
                    assertThat(raise.madeBy()).isEqualTo("Aino K.");
                });
        clock.advance(Duration.ofHours(2));
        assertThat(refusalOf(member, () -> fixtures.hold(team, 1, mika, null)).details())
                .containsEntry("limit", "50")
                .containsEntry("held", "80");
    }

    @Test
    void anApprovedRequestOfTheBalanceIsAGrantThatExpires() {
        BudgetRequest asked = ask(null, 200);
        assertThat(codeOf(owner, () -> approve(asked))).isEqualTo(CommonError.FORBIDDEN);
        assertThat(codeOf(owner, () -> requests.decline(team, asked.id(), "no")))
                .isEqualTo(CommonError.FORBIDDEN);
        as(platform, () -> requests.approve(team, asked.id(), Credits.of(150), later(3), ""));
        assertThat(fixtures.balance(team).granted()).isEqualTo(Credits.of(1_150));
        clock.advance(Duration.ofHours(3));
        expireGrants.executeRecurringly(
                new TaskInstance<>(expireGrants.getName(), "recurring"),
                new ExecutionContext(null, null, null, null));
        assertThat(fixtures.balance(team).granted()).isEqualTo(Credits.of(1_000));
    }

    @Test
    void aDeclinedRequestSaysWhyAndChangesNoLimit() {
        BudgetRequest asked = ask(ofTeam, 40);
        BudgetRequest declined = as(owner, () -> requests.decline(team, asked.id(), "next month"));
        assertThat(declined)
                .extracting(BudgetRequest::state, BudgetRequest::answer, BudgetRequest::approved)
                .containsExactly(State.DECLINED, "next month", null);
        assertThat(as(owner, () -> limits.raises(team))).isEmpty();
        assertThat(as(member, () -> requests.find(team, asked.id()))).contains(declined);
        ask(ofTeam, 41);
    }

    @Test
    void aRequestIsAnsweredOnceAndTheSecondHearsByWhom() {
        BudgetRequest asked = ask(ofTeam, 40);
        as(owner, () -> approve(asked));
        DomainException refusal =
                refusalOf(platform, () -> requests.decline(team, asked.id(), "no"));
        assertThat(refusal.code()).isEqualTo(CommonError.WRONG_STATE);
        assertThat(refusal).hasMessageStartingWith("This request was approved by Aino K. at ");
        assertThat(refusal.details())
                .containsEntry("state", "approved")
                .containsEntry("answered_by", "Aino K.")
                .containsEntry("answered_at", CreditsContext.START.toString());
        assertThat(codeOf(member, () -> requests.withdraw(team, asked.id())))
                .isEqualTo(CommonError.WRONG_STATE);
    }

    @Test
    void ofManyApproversAtOnceOneWins() throws Exception {
        for (UUID budget : new UUID[] {ofTeam, null}) {
            BudgetRequest asked = ask(budget, 40);
            CountDownLatch start = new CountDownLatch(1);
            List<Future<String>> answers = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                for (int number = 0; number < 8; number++) {
                    Actor approver =
                            Actor.person(
                                    new UserId(Ids.next()),
                                    "Approver " + number,
                                    Set.of(PlatformRole.ADMIN),
                                    Map.of());
                    boolean yes = number % 2 == 0;
                    answers.add(
                            threads.submit(() -> {
                                start.await();
                                return answer(approver, asked, yes);
                            }));
                }
                start.countDown();
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> one : answers) {
                outcomes.add(one.get());
            }
            BudgetRequest ended = as(owner, () -> requests.find(team, asked.id())).orElseThrow();
            assertThat(outcomes)
                    .containsOnlyOnce("done by " + ended.answeredBy())
                    .filteredOn(outcome -> outcome.equals("late: " + ended.answeredBy()))
                    .hasSize(7);
        }
    }

    private String answer(Actor approver, BudgetRequest asked, boolean yes) {
        try {
            as(approver, () -> yes ? approve(asked) : requests.decline(team, asked.id(), "no"));
            return "done by " + approver.label();
        } catch (DomainException late) {
            assertThat(late.code()).isEqualTo(CommonError.WRONG_STATE);
            return "late: " + late.details().get("answered_by");
        }
    }

    @Test
    void onesOwnWaitingRequestCanBeTakenBack() {
        BudgetRequest asked = ask(ofTeam, 40);
        assertThat(codeOf(owner, () -> requests.withdraw(team, asked.id())))
                .isEqualTo(CommonError.FORBIDDEN);
        assertThat(as(member, () -> requests.withdraw(team, asked.id())).state())
                .isEqualTo(State.WITHDRAWN);
        assertThat(refusalOf(owner, () -> approve(asked)))
                .hasMessage("The person took this request back. There is nothing left to answer.");
        assertThat(events.of(BudgetAnswered.class, team)).isEmpty();
    }

    @Test
    void oneRequestAPersonAndBudgetWaitsAtATime() {
        ask(ofTeam, 40);
        ask(ofMember, 40);
        BudgetRequest ofBalance = ask(null, 40);
        for (UUID budget : new UUID[] {ofTeam, ofMember, null}) {
            assertThat(codeOf(member, () -> ask(budget, 1))).isEqualTo(CommonError.WRONG_STATE);
        }
        as(member, () -> requests.withdraw(team, ofBalance.id()));
        ask(null, 1);
    }

    @Test
    void othersBudgetsAndRequestsAreNotFound() {
        assertThat(codeOf(member, () -> ask(ofAnother, 5))).isEqualTo(CommonError.NOT_FOUND);
        assertThat(codeOf(member, () -> ask(Ids.next(), 5))).isEqualTo(CommonError.NOT_FOUND);
        BudgetRequest owners = as(owner, () -> requests.ask(team, wish(ofAnother, 5)));
        assertThat(as(member, () -> requests.find(team, owners.id()))).isEmpty();
        assertThat(as(member, () -> requests.list(team))).isEmpty();
        assertThat(codeOf(member, () -> approve(owners))).isEqualTo(CommonError.NOT_FOUND);
        assertThat(codeOf(member, () -> requests.withdraw(team, owners.id())))
                .isEqualTo(CommonError.NOT_FOUND);
        BudgetRequest own = ask(ofTeam, 5);
        assertThat(codeOf(member, () -> approve(own))).isEqualTo(CommonError.FORBIDDEN);
        TeamId stranger = fixtures.teamWith(5);
        assertThat(codeOf(member, () -> requests.list(stranger))).isEqualTo(CommonError.NOT_FOUND);
    }

    @Test
    void theNewestRequestComesFirst() {
        BudgetRequest first = ask(ofTeam, 1);
        clock.advance(Duration.ofSeconds(1));
        BudgetRequest second = as(owner, () -> requests.ask(team, wish(ofTeam, 2)));
        clock.advance(Duration.ofSeconds(1));
        BudgetRequest third = ask(null, 3);
        assertThat(as(owner, () -> requests.list(team))).containsExactly(third, second, first);
        assertThat(as(member, () -> requests.list(team))).containsExactly(third, first);
    }

    @Test
    void peopleAskAndKeysDoNot() {
        Actor viewer = Actor.person(mika, "Vera", Set.of(), Map.of(team, TeamRole.VIEWER));
        Actor key =
                Actor.teamKey(new KeyId(Ids.next()), team, mika, "ci", Set.of(KeyScope.TEAM_ADMIN));
        assertThat(codeOf(viewer, () -> requests.ask(team, wish(ofTeam, 1))))
                .isEqualTo(CommonError.FORBIDDEN);
        assertThat(codeOf(key, () -> requests.ask(team, wish(ofTeam, 1))))
                .isEqualTo(CommonError.FORBIDDEN);
    }

    @Test
    void brokenFieldsAreAllNamed() {
        Wish wish = new Wish(ofTeam, Credits.ZERO, clock.instant(), " ", null, Credits.of(-1));
        assertThat(refusalOf(member, () -> requests.ask(team, wish)).fieldErrors())
                .extracting("field", "code")
                .containsExactly(
                        tuple("amount", "out_of_range"),
                        tuple("until", "in_the_past"),
                        tuple("reason", "length"),
                        tuple("quote", "out_of_range"));
        BudgetRequest asked = ask(ofTeam, 1);
        assertThat(
                        refusalOf(
                                        owner,
                                        () ->
                                                requests.approve(
                                                        team,
                                                        asked.id(),
                                                        Credits.of(-1),
                                                        clock.instant(),
                                                        "n".repeat(301)))
                                .fieldErrors())
                .extracting("field")
                .containsExactly("amount", "until", "note");
        assertThat(refusalOf(owner, () -> requests.decline(team, asked.id(), "")).fieldErrors())
                .extracting("field")
                .containsExactly("reason");
    }

    @Test
    void aBudgetRemovedMeanwhileCannotBeRaisedButTheRequestDeclined() {
        BudgetRequest asked = ask(ofTeam, 5);
        as(
                owner,
                () -> {
                    limits.remove(team, ofTeam, "no longer needed");
                    return asked;
                });
        assertThat(codeOf(owner, () -> approve(asked))).isEqualTo(CommonError.WRONG_STATE);
        as(owner, () -> requests.decline(team, asked.id(), "budget is gone"));
    }

    @Test
    void everyStepIsAuditedAndTold() throws InterruptedException {
        Semaphore heard = new Semaphore(0);
        BudgetRequest asked;
        try (var subscription =
                feed.subscribe(
                        team,
                        signal -> {
                            if (signal.topic().equals("budget_request")) {
                                heard.release();
                            }
                        })) {
            // One after the other: changes of the same moment may be told as one.
            asked = ask(ofTeam, 40);
            assertThat(heard.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            heard.drainPermits();
            as(owner, () -> approve(asked));
            assertThat(heard.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(events.of(BudgetAsked.class, team))
                .containsExactly(new BudgetAsked(team, asked.id(), false));
        assertThat(events.of(BudgetAnswered.class, team))
                .containsExactly(new BudgetAnswered(team, asked.id(), mika, true));
        assertThat(audit.of(team))
                .extracting(change -> change.action())
                .endsWith("budget_request.made", "budget.raised", "budget_request.approved");
    }

    private BudgetRequest approve(BudgetRequest asked) {
        return requests.approve(team, asked.id(), asked.wish().amount(), later(1), "");
    }

    private BudgetRequest ask(@Nullable UUID budget, long credits) {
        return as(member, () -> requests.ask(team, wish(budget, credits)));
    }

    private Wish wish(@Nullable UUID budget, long credits) {
        return new Wish(
                budget, Credits.of(credits), later(1), "the trailer is due", "viduq3", null);
    }

    private Instant later(int hours) {
        return clock.instant().plus(Duration.ofHours(hours));
    }

    private static UUID idOf(List<BudgetStatus> budgets, Scope scope, Period period) {
        return budgets.stream()
                .filter(status -> status.data().scope() == scope)
                .filter(status -> status.data().period() == period)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static <T> T as(Actor actor, Supplier<T> work) {
        return CurrentActor.as(actor, work);
    }

    private static Object codeOf(Actor actor, Runnable work) {
        return refusalOf(actor, work).code();
    }

    private static DomainException refusalOf(Actor actor, Runnable work) {
        return catchThrowableOfType(DomainException.class, () -> CurrentActor.runAs(actor, work));
    }
}

package io.framehouse.credits;

import static io.framehouse.credits.CreditsFixtures.budget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.Resolution.Outcome;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.UnexpectedRollbackException;

/** Every path of grant, hold, settle and release on a real database. */
@SpringBootTest(classes = CreditsContext.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@PostgresTest
class LedgerIT {
    @Autowired CreditsFixtures fixtures;
    @Autowired Ledger ledger;
    @Autowired RecordingAuditTrail audit;
    @Autowired TeamTransactions transactions;
    @Autowired LiveFeed feed;
    @Autowired MutableClock clock;

    @BeforeEach
    void setClock() {
        clock.set(CreditsContext.START);
    }

    @AfterEach
    void theBooksBalance() {
        assertThat(fixtures.findings()).isEmpty();
    }

    @Test
    void aGrantIsAvailableAndAudited() {
        TeamId team = fixtures.team();
        assertThat(fixtures.balance(team).available()).isEqualTo(Credits.ZERO);
        fixtures.grant(team, 500);
        assertBalance(team, 500, 0, 0);
        assertThat(audit.of(team))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.action()).isEqualTo("credits.granted");
                    assertThat(change.after()).isEqualTo(Map.of("amount", "500"));
                    assertThat(change.reason()).isEqualTo("monthly quota");
                });
    }

    @Test
    void theSameGrantAgainChangesNothing() {
        TeamId team = fixtures.team();
        UUID id = Ids.next();
        assertThat(grant(team, id, 500)).isEqualTo(id);
        assertThat(grant(team, id, 500)).isEqualTo(id);
        assertBalance(team, 500, 0, 0);
        assertThat(audit.of(team)).hasSize(1);
    }

    @Test
    void theSameGrantIdWithAnotherAmountIsRefused() {
        TeamId team = fixtures.team();
        UUID id = Ids.next();
        grant(team, id, 500);
        assertThatThrownBy(() -> grant(team, id, 501))
                .isInstanceOf(DomainException.class)
                .extracting("code")
                .isEqualTo(CommonError.WRONG_STATE);
        assertBalance(team, 500, 0, 0);
    }

    @Test
    void aTeamOwnerCannotGrant() {
        TeamId team = fixtures.team();
        Actor owner =
                Actor.person(
                        new UserId(Ids.next()), "Aino K.", Set.of(), Map.of(team, TeamRole.OWNER));
        assertThatThrownBy(() ->
                        CurrentActor.runAs(
                                owner,
                                () -> ledger.grant(team, Ids.next(), Credits.of(1), "mine", null)))
                .isInstanceOf(DomainException.class)
                .extracting("code")
                .isEqualTo(CommonError.FORBIDDEN);
    }

    @Test
    void aGrantNamesEveryBrokenField() {
        TeamId team = fixtures.team();
        DomainException refusal =
                refusalOf(() ->
                        CreditsFixtures.asSystem(
                                () -> ledger.grant(team, Ids.next(), Credits.ZERO, " ", null)));
        assertThat(refusal.fieldErrors()).extracting("field").containsExactly("amount", "reason");
        refusal =
                refusalOf(() ->
                        CreditsFixtures.asSystem(() ->
                                ledger.grant(
                                        team, Ids.next(), Credits.of(1), "late", clock.instant())));
        assertThat(refusal.fieldErrors()).extracting("field").containsExactly("expires_at");
    }

    @Test
    void aGrantToNobodyIsNotFound() {
        assertThat(refusalOf(() -> fixtures.grant(TeamId.random(), 1)).code())
                .isEqualTo(CommonError.NOT_FOUND);
    }

    @Test
    void aHoldMovesAvailableToHeld() {
        TeamId team = fixtures.teamWith(100);
        fixtures.hold(team, 60);
        assertBalance(team, 100, 0, 60);
    }

    @Test
    void aHoldOfTheWholeRestIsAllowedAndOneMicroMoreIsNot() {
        TeamId team = fixtures.teamWith(100);
        fixtures.hold(team, 100);
        HoldRequest one =
                new HoldRequest(
                        team, JobId.random(), Credits.ofMicros(1), null, null, clock.instant());
        assertThat(refusalOf(() -> fixtures.hold(one)).code())
                .isEqualTo(CreditsError.INSUFFICIENT_CREDITS);
        assertBalance(team, 100, 0, 100);
    }

    @Test
    void aHoldOfNothingNeedsNoGrant() {
        TeamId team = fixtures.team();
        JobId job = fixtures.hold(team, 0);
        assertThat(fixtures.settle(team, job, 0).done()).isTrue();
        assertBalance(team, 0, 0, 0);
    }

    @Test
    void settlingBelowTheHoldGivesBackTheRest() {
        TeamId team = fixtures.teamWith(100);
        JobId job = fixtures.hold(team, 60);
        Resolution done = fixtures.settle(team, job, 45);
        assertThat(done.outcome()).isEqualTo(Outcome.DONE);
        assertThat(done.settled()).isEqualTo(Credits.of(45));
        assertThat(done.released()).isEqualTo(Credits.of(15));
        assertBalance(team, 100, 45, 0);
    }

    @Test
    void settlingAtTheHoldGivesBackNothing() {
        TeamId team = fixtures.teamWith(100);
        assertThat(fixtures.settle(team, fixtures.hold(team, 60), 60).released())
                .isEqualTo(Credits.ZERO);
        assertBalance(team, 100, 60, 0);
    }

    @Test
    void settlingAboveTheHoldIsBookedInFull() {
        TeamId team = fixtures.teamWith(100);
        Resolution done = fixtures.settle(team, fixtures.hold(team, 60), 75);
        assertThat(done.settled()).isEqualTo(Credits.of(75));
        assertThat(done.released()).isEqualTo(Credits.ZERO);
        assertBalance(team, 100, 75, 0);
        assertThat(fixtures.balance(team).overdrawn()).isFalse();
    }

    @Test
    void anOverdrawnTeamIsRefusedUntilAGrantCoversIt() {
        TeamId team = fixtures.teamWith(100);
        fixtures.settle(team, fixtures.hold(team, 100), 115);
        assertThat(fixtures.balance(team).overdrawn()).isTrue();
        assertThat(fixtures.balance(team).available()).isEqualTo(Credits.ZERO);
        assertThat(refusalOf(() -> fixtures.hold(team, 0)))
                .hasMessageStartingWith("Your team is overdrawn by 15 credits.");
        fixtures.grant(team, 10);
        assertThat(fixtures.balance(team).overdrawn()).isTrue();
        fixtures.grant(team, 10);
        assertThat(fixtures.balance(team).overdrawn()).isFalse();
        fixtures.hold(team, 5);
        assertBalance(team, 120, 115, 5);
    }

    @Test
    void aReleaseThatCoversEndsTheOverdraft() {
        TeamId team = fixtures.teamWith(100);
        JobId first = fixtures.hold(team, 50);
        JobId second = fixtures.hold(team, 50);
        fixtures.settle(team, first, 70);
        assertThat(fixtures.balance(team).overdrawn()).isTrue();
        fixtures.release(team, second);
        assertThat(fixtures.balance(team).overdrawn()).isFalse();
        assertBalance(team, 100, 70, 0);
    }

    @Test
    void releasingGivesAllBack() {
        TeamId team = fixtures.teamWith(100);
        Resolution done = fixtures.release(team, fixtures.hold(team, 60));
        assertThat(done.done()).isTrue();
        assertThat(done.released()).isEqualTo(Credits.of(60));
        assertBalance(team, 100, 0, 0);
    }

    @Test
    void aSecondResolutionIsNamedAndMovesNothing() {
        TeamId team = fixtures.teamWith(200);
        JobId settled = fixtures.hold(team, 60);
        JobId released = fixtures.hold(team, 40);
        UUID settle = fixtures.settle(team, settled, 45).transferId();
        UUID release = fixtures.release(team, released).transferId();
        Resolution already =
                new Resolution(
                        Outcome.HOLD_ALREADY_SETTLED, Credits.of(45), Credits.of(15), settle);
        assertThat(fixtures.settle(team, settled, 60)).isEqualTo(already);
        assertThat(fixtures.release(team, settled)).isEqualTo(already);
        already =
                new Resolution(
                        Outcome.HOLD_ALREADY_RELEASED, Credits.ZERO, Credits.of(40), release);
        assertThat(fixtures.release(team, released)).isEqualTo(already);
        assertThat(fixtures.settle(team, released, 40)).isEqualTo(already);
        assertBalance(team, 200, 45, 0);
    }

    @Test
    void resolvingWhatWasNeverHeldIsNotFound() {
        TeamId team = fixtures.teamWith(100);
        assertThat(fixtures.settle(team, JobId.random(), 1).outcome())
                .isEqualTo(Outcome.HOLD_NOT_FOUND);
        assertThat(fixtures.release(team, JobId.random()).outcome())
                .isEqualTo(Outcome.HOLD_NOT_FOUND);
    }

    @Test
    void anotherTeamsHoldIsNotFound() {
        TeamId team = fixtures.teamWith(100);
        JobId job = fixtures.hold(team, 60);
        TeamId stranger = fixtures.teamWith(100);
        assertThat(fixtures.release(stranger, job).outcome()).isEqualTo(Outcome.HOLD_NOT_FOUND);
        assertBalance(team, 100, 0, 60);
    }

    @Test
    void theSameHoldAgainHoldsOnce() {
        TeamId team = fixtures.teamWith(100);
        HoldRequest request = request(team, 60);
        fixtures.hold(request);
        fixtures.hold(request);
        assertBalance(team, 100, 0, 60);
        HoldRequest other =
                new HoldRequest(team, request.job(), Credits.of(10), null, null, clock.instant());
        assertThat(refusalOf(() -> fixtures.hold(other)).code()).isEqualTo(CommonError.WRONG_STATE);
        assertBalance(team, 100, 0, 60);
    }

    @Test
    void insufficientCreditsTellsWhatIsShort() {
        TeamId team = fixtures.teamWith(500);
        fixtures.settle(team, fixtures.hold(team, 458), 458);
        DomainException refusal = refusalOf(() -> fixtures.hold(team, 60));
        assertThat(refusal)
                .hasMessage(
                        "Your team is 18 credits short. This job holds 60; your team has 42 of 500"
                                + " left. Shorten it, use off-peak, or ask a platform admin for a"
                                + " grant.");
        assertThat(refusal.details())
                .containsEntry("scope", "team")
                .containsEntry("limit", "500")
                .containsEntry("spent", "458")
                .containsEntry("held", "0")
                .containsEntry("requested", "60")
                .containsEntry("resets_at", null);
    }

    @Test
    void whatOthersHoldIsNamedWhereWaitingHelps() {
        TeamId team = fixtures.teamWith(80);
        fixtures.hold(team, 60);
        assertThat(refusalOf(() -> fixtures.hold(team, 75)))
                .hasMessageStartingWith(
                        "60 of your team's 80 unspent credits are held by 1 running job. This job"
                                + " needs 75. Wait for that one");
    }

    @Test
    void budgetExceededTellsScopeWindowAndReset() {
        TeamId team = fixtures.teamWith(10_000);
        UserId member = new UserId(Ids.next());
        fixtures.replace(
                team,
                budget(Scope.TEAM, null, Period.MONTH, 5_000),
                budget(Scope.MEMBER, member.value(), Period.MONTH, 500));
        fixtures.settle(team, fixtures.hold(team, 400, member, null), 400);
        fixtures.hold(team, 58, member, null);
        DomainException refusal = refusalOf(() -> fixtures.hold(team, 60, member, null));
        assertThat(refusal.code()).isEqualTo(CreditsError.BUDGET_EXCEEDED);
        assertThat(refusal)
                .hasMessage(
                        "Your budget is 18 credits short. This job holds 60; you have 42 of 500"
                                + " left until 1 Dec 2026, 00:00. Shorten it, use off-peak, or ask for"
                                + " more.");
        assertThat(refusal.details())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "scope", "member",
                                "limit", "500",
                                "spent", "400",
                                "held", "58",
                                "requested", "60",
                                "resets_at", "2026-11-30T22:00:00Z"));
        assertBalance(team, 10_000, 400, 58);
        assertThat(fixtures.list(team)).extracting(BudgetStatus::held).containsOnly(Credits.of(58));
    }

    @Test
    void aRefusalSwallowedByTheCallerStillRollsBack() {
        TeamId team = fixtures.teamWith(100);
        fixtures.replace(team, budget(Scope.TEAM, null, Period.DAY, 10));
        assertThatThrownBy(() -> transactions.runInTeam(team, () -> swallow(request(team, 20))))
                .isInstanceOf(UnexpectedRollbackException.class);
        assertBalance(team, 100, 0, 0);
    }

    @Test
    void aHoldOutsideATransactionIsRefused() {
        TeamId team = fixtures.teamWith(100);
        assertThatThrownBy(() -> ledger.hold(request(team, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TeamTransactions.inTeam");
        assertThatThrownBy(() ->
                        transactions.runInTeam(
                                fixtures.team(), () -> ledger.hold(request(team, 1))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRolledBackTransactionLeavesNothing() {
        TeamId team = fixtures.teamWith(100);
        assertThatThrownBy(() ->
                        transactions.runInTeam(
                                team,
                                () -> {
                                    ledger.hold(request(team, 20));
                                    throw new IllegalArgumentException("later step failed");
                                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertBalance(team, 100, 0, 0);
    }

    @Test
    void negativeAmountsAreRefused() {
        TeamId team = fixtures.teamWith(100);
        JobId job = fixtures.hold(team, 10);
        assertThatThrownBy(() -> fixtures.settle(team, job, -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fixtures.hold(team, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTrailTellsAJobsTransfersOldestFirst() {
        TeamId team = fixtures.teamWith(100);
        JobId job =
                CurrentActor.as(
                        Actor.system("reconciler"),
                        () -> {
                            JobId held = fixtures.hold(team, 60);
                            fixtures.settle(team, held, 45);
                            return held;
                        });
        assertThat(CreditsFixtures.asSystem(() -> ledger.trail(team, job)))
                .extracting(LedgerLine::kind, LedgerLine::amount, LedgerLine::actor)
                .containsExactly(
                        tuple("hold", Credits.of(60), "reconciler"),
                        tuple("settle", Credits.of(45), "reconciler"));
    }

    @Test
    void everyChangeOfABalanceWakesListeners() throws InterruptedException {
        TeamId team = fixtures.teamWith(100);
        Semaphore heard = new Semaphore(0);
        try (var subscription =
                feed.subscribe(
                        team,
                        signal -> {
                            if (signal.topic().equals("balance")
                                    && signal.id().equals(team.toString())) {
                                heard.release();
                            }
                        })) {
            // One after the other: changes of the same moment may be told as one.
            JobId job = fixtures.hold(team, 10);
            assertThat(heard.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            heard.drainPermits();
            fixtures.release(team, job);
            assertThat(heard.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void swallow(HoldRequest request) {
        try {
            ledger.hold(request);
        } catch (DomainException refused) {
            assertThat(refused.code()).isEqualTo(CreditsError.BUDGET_EXCEEDED);
        }
    }

    private HoldRequest request(TeamId team, long credits) {
        return new HoldRequest(
                team, JobId.random(), Credits.of(credits), null, null, clock.instant());
    }

    private UUID grant(TeamId team, UUID id, long credits) {
        return CreditsFixtures.asSystem(
                () -> ledger.grant(team, id, Credits.of(credits), "monthly quota", null));
    }

    private void assertBalance(TeamId team, long granted, long spent, long held) {
        assertThat(fixtures.balance(team))
                .extracting(Balance::granted, Balance::spent, Balance::held)
                .containsExactly(Credits.of(granted), Credits.of(spent), Credits.of(held));
    }

    private static DomainException refusalOf(Runnable work) {
        return catchThrowableOfType(DomainException.class, work::run);
    }
}

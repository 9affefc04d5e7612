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
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Refunds and adjustments: what they move, what they refuse and whom they tell. */
@SpringBootTest(classes = CreditsContext.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@PostgresTest
class CorrectionsIT {
    @Autowired CreditsFixtures fixtures;
    @Autowired Corrections corrections;
    @Autowired Ledger ledger;
    @Autowired TeamTransactions transactions;
    @Autowired RecordingAuditTrail audit;
    @Autowired RecordedEvents events;
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
    void aRefundLowersSpentAndTheWindowOfItsJob() {
        TeamId team = fixtures.teamWith(100);
        fixtures.replace(team, budget(Scope.TEAM, null, Period.DAY, 100));
        JobId job = settled(team, 60);
        clock.advance(Duration.ofDays(3));
        settled(team, 7);
        fixtures.refund(team, job, 20);
        assertBalance(team, 100, 47, 0);
        assertThat(fixtures.list(team).getFirst().spent()).isEqualTo(Credits.of(7));
        clock.set(CreditsContext.START);
        assertThat(fixtures.list(team).getFirst().spent()).isEqualTo(Credits.of(40));
    }

    @Test
    void refundsReachWhatTheJobHasCostAndNoFurther() {
        TeamId team = fixtures.teamWith(100);
        JobId job = settled(team, 60);
        fixtures.refund(team, job, 20);
        DomainException refusal = refusalOf(() -> fixtures.refund(team, job, 41));
        assertThat(refusal.code()).isEqualTo(CommonError.INVALID_REQUEST);
        assertThat(refusal)
                .hasMessage(
                        "amount is 41, but job %s has cost 40 credits: settled 60, adjusted by 0,"
                                        .formatted(job)
                                + " refunded 20. Refund at most 40 credits.");
        assertThat(refusal.fieldErrors())
                .extracting("field", "code", "allowed")
                .containsExactly(tuple("amount", "out_of_range", "40"));
        fixtures.refund(team, job, 40);
        assertThat(refusalOf(() -> fixtures.refund(team, job, 1))).isNotNull();
        fixtures.adjust(team, job, 5);
        fixtures.refund(team, job, 5);
        assertBalance(team, 100, 0, 0);
    }

    @Test
    void anOpenOrReleasedHoldHasNothingToRefund() {
        TeamId team = fixtures.teamWith(100);
        JobId job = fixtures.hold(team, 60);
        assertThat(refusalOf(() -> fixtures.refund(team, job, 1)))
                .hasMessageContaining("has cost 0 credits");
        fixtures.release(team, job);
        assertThat(refusalOf(() -> fixtures.refund(team, job, 1))).isNotNull();
        assertBalance(team, 100, 0, 0);
    }

    @Test
    void aLateSuccessIsAdjustedOnTheReleasedHoldAndItsWindows() {
        TeamId team = fixtures.teamWith(100);
        UserId member = new UserId(Ids.next());
        fixtures.replace(
                team,
                budget(Scope.TEAM, null, Period.DAY, 100),
                budget(Scope.MEMBER, member.value(), Period.MONTH, 100));
        JobId job = fixtures.hold(team, 60, member, null);
        fixtures.release(team, job);
        fixtures.adjust(team, job, 45);
        assertBalance(team, 100, 45, 0);
        assertThat(fixtures.list(team))
                .extracting(BudgetStatus::spent)
                .containsExactly(Credits.of(45), Credits.of(45));
        assertThat(CreditsFixtures.asSystem(() -> ledger.trail(team, job)))
                .extracting(LedgerLine::kind, LedgerLine::amount, LedgerLine::reason)
                .containsExactly(
                        tuple("hold", Credits.of(60), null),
                        tuple("release", Credits.of(60), "cancelled"),
                        tuple("adjust", Credits.of(45), "bill differs"));
    }

    @Test
    void aBudgetMadeAfterTheReleaseCountsTheLateSuccessToo() {
        TeamId team = fixtures.teamWith(100);
        JobId job = fixtures.hold(team, 60);
        fixtures.release(team, job);
        fixtures.replace(team, budget(Scope.TEAM, null, Period.DAY, 100));
        fixtures.adjust(team, job, 45);
        fixtures.refund(team, job, 15);
        assertThat(fixtures.list(team).getFirst().spent()).isEqualTo(Credits.of(30));
        fixtures.replace(
                team,
                budget(Scope.TEAM, null, Period.DAY, 100),
                budget(Scope.TEAM, null, Period.TOTAL, 100));
        assertThat(fixtures.list(team).getLast().spent()).isEqualTo(Credits.of(30));
    }

    @Test
    void anAdjustmentBelowZeroTakesOffAtMostTheCost() {
        TeamId team = fixtures.teamWith(100);
        JobId job = settled(team, 60);
        fixtures.adjust(team, job, -60);
        assertBalance(team, 100, 0, 0);
        assertThat(refusalOf(() -> fixtures.adjust(team, job, -1)))
                .hasMessageContaining("adjusted by -60")
                .hasMessageEndingWith("Take off at most 0 credits.");
    }

    @Test
    void anAdjustmentIsBookedInFullAndTellsTheOverdraftOnce() {
        TeamId team = fixtures.teamWith(100);
        JobId job = settled(team, 60);
        fixtures.adjust(team, job, 55);
        assertThat(fixtures.balance(team).overdrawn()).isTrue();
        fixtures.adjust(team, job, 5);
        assertThat(events.of(TeamOverdrawn.class, team))
                .containsExactly(new TeamOverdrawn(team, job, Credits.of(15)));
        assertThat(refusalOf(() -> fixtures.hold(team, 0)).code())
                .isEqualTo(CreditsError.INSUFFICIENT_CREDITS);
        fixtures.refund(team, job, 20);
        assertThat(fixtures.balance(team).overdrawn()).isFalse();
    }

    @Test
    void aSettlementAboveItsHoldTellsTheOverdraft() {
        TeamId team = fixtures.teamWith(100);
        JobId job = fixtures.hold(team, 100);
        fixtures.settle(team, job, 115);
        fixtures.settle(team, job, 115);
        assertThat(events.of(TeamOverdrawn.class, team))
                .containsExactly(new TeamOverdrawn(team, job, Credits.of(15)));
    }

    @Test
    void whatASettlementOrAnAdjustmentAddsReachesThresholds() {
        TeamId team = fixtures.teamWith(200);
        fixtures.replace(team, budget(Scope.TEAM, null, Period.DAY, 100));
        JobId job = fixtures.hold(team, 40);
        fixtures.settle(team, job, 55);
        assertThat(events.percents(team)).containsExactly(50);
        fixtures.adjust(team, job, 30);
        assertThat(events.percents(team)).containsExactly(50, 80);
        fixtures.refund(team, job, 30);
        fixtures.adjust(team, job, 45);
        assertThat(events.percents(team)).containsExactly(50, 80, 100);
    }

    @Test
    void withoutAJobTheTeamsGrantsAreCorrected() {
        TeamId team = fixtures.teamWith(100);
        fixtures.adjust(team, null, 50);
        assertBalance(team, 150, 0, 0);
        fixtures.hold(team, 40);
        DomainException refusal = refusalOf(() -> fixtures.adjust(team, null, -111));
        assertThat(refusal)
                .hasMessage(
                        "amount is -111, but the team has 110 credits available. Take off at most"
                                + " that, or name the job whose cost is wrong.");
        fixtures.adjust(team, null, -110);
        assertBalance(team, 40, 0, 40);
    }

    @Test
    void theSameTransferAgainAnswersTheSameAndOtherContentIsRefused() {
        TeamId team = fixtures.teamWith(100);
        JobId job = settled(team, 60);
        JobId other = settled(team, 40);
        UUID id = Ids.next();
        for (int time = 0; time < 2; time++) {
            assertThat(refund(team, id, job, 60)).isEqualTo(id);
        }
        assertBalance(team, 100, 40, 0);
        assertThat(refusalOf(() -> refund(team, id, job, 59)))
                .hasMessageStartingWith("Transfer " + id + " is booked already as a refund of 60")
                .extracting(DomainException::code)
                .isEqualTo(CommonError.WRONG_STATE);
        assertThat(refusalOf(() -> refund(team, id, other, 60)).code())
                .isEqualTo(CommonError.WRONG_STATE);
        assertThat(
                        refusalOf(() ->
                                        CreditsFixtures.asSystem(() ->
                                                corrections.adjust(
                                                        team, id, job, Credits.of(60), "again")))
                                .code())
                .isEqualTo(CommonError.WRONG_STATE);
        assertThat(audit.of(team))
                .extracting(change -> change.action())
                .containsExactly("credits.granted", "credits.refunded");
    }

    @Test
    void everyCorrectionIsAuditedWithItsReason() {
        TeamId team = fixtures.teamWith(100);
        JobId job = settled(team, 60);
        fixtures.refund(team, job, 10);
        fixtures.adjust(team, null, -5);
        assertThat(audit.of(team).subList(1, 3))
                .extracting(
                        change -> change.action(),
                        change -> change.after(),
                        change -> change.reason())
                .containsExactly(
                        tuple(
                                "credits.refunded",
                                Map.of("amount", "10", "job_id", job.toString()),
                                "broken video"),
                        tuple("credits.adjusted", Map.of("amount", "-5"), "bill differs"));
    }

    @Test
    void brokenFieldsAreAllNamed() {
        TeamId team = fixtures.teamWith(100);
        assertThat(
                        refusalOf(() ->
                                        CreditsFixtures.asSystem(() ->
                                                corrections.refund(
                                                        team,
                                                        Ids.next(),
                                                        JobId.random(),
                                                        Credits.of(-1),
                                                        " ")))
                                .fieldErrors())
                .extracting("field")
                .containsExactly("amount", "reason");
        assertThat(refusalOf(() -> fixtures.adjust(team, null, 0)).fieldErrors())
                .extracting("field")
                .containsExactly("amount");
    }

    @Test
    void jobsAndTeamsThatAreNotThereAreNotFound() {
        TeamId team = fixtures.teamWith(100);
        JobId foreign = settled(fixtures.teamWith(100), 60);
        assertThat(refusalOf(() -> fixtures.refund(team, foreign, 1)).code())
                .isEqualTo(CommonError.NOT_FOUND);
        assertThat(refusalOf(() -> fixtures.adjust(team, JobId.random(), 1)).code())
                .isEqualTo(CommonError.NOT_FOUND);
        assertThat(refusalOf(() -> fixtures.adjust(TeamId.random(), null, 1)).code())
                .isEqualTo(CommonError.NOT_FOUND);
    }

    @Test
    void onlyPlatformAdminsAndFinanceCorrect() {
        TeamId team = fixtures.teamWith(100);
        JobId job = settled(team, 60);
        UserId person = new UserId(Ids.next());
        Actor owner = Actor.person(person, "Aino K.", Set.of(), Map.of(team, TeamRole.OWNER));
        Actor finance = Actor.person(person, "Bo F.", Set.of(PlatformRole.FINANCE), Map.of());
        Actor key =
                Actor.platformKey(
                        new KeyId(Ids.next()), "books", Set.of(KeyScope.PLATFORM_FINANCE));
        assertThat(refusalOf(() -> CurrentActor.runAs(owner, () -> refundAs(team, job))).code())
                .isEqualTo(CommonError.FORBIDDEN);
        CurrentActor.runAs(finance, () -> refundAs(team, job));
        CurrentActor.runAs(key, () -> refundAs(team, job));
        assertBalance(team, 100, 58, 0);
    }

    @Test
    void aCorrectionJoinsTheCallersTransaction() {
        TeamId team = fixtures.teamWith(100);
        JobId job = settled(team, 60);
        assertThatThrownBy(() ->
                        transactions.runInTeam(
                                team,
                                () -> {
                                    fixtures.refund(team, job, 10);
                                    throw new IllegalArgumentException("later step failed");
                                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertBalance(team, 100, 60, 0);
    }

    private UUID refund(TeamId team, UUID id, JobId job, long credits) {
        return CreditsFixtures.asSystem(
                () -> corrections.refund(team, id, job, Credits.of(credits), "broken video"));
    }

    private void refundAs(TeamId team, JobId job) {
        corrections.refund(team, Ids.next(), job, Credits.of(1), "broken video");
    }

    private JobId settled(TeamId team, long credits) {
        JobId job = fixtures.hold(team, credits);
        fixtures.settle(team, job, credits);
        return job;
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

package io.framehouse.credits;

import static io.framehouse.credits.CreditsFixtures.asSystem;
import static io.framehouse.credits.CreditsFixtures.budget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetLimits.Raise;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Single limits and temporary raises. */
@SpringBootTest(classes = CreditsContext.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@PostgresTest
class BudgetLimitsIT {
    private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");

    @Autowired CreditsFixtures fixtures;
    @Autowired BudgetLimits limits;
    @Autowired Budgets budgets;
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
    void settingOneBudgetLeavesTheOthersAlone() {
        TeamId team = fixtures.teamWith(1_000);
        fixtures.hold(team, 30);
        BudgetStatus day = set(team, budget(Scope.TEAM, null, Period.DAY, 100));
        assertThat(day.held()).isEqualTo(Credits.of(30));
        set(team, budget(Scope.TEAM, null, Period.WEEK, 200));
        BudgetStatus changed = set(team, budget(Scope.TEAM, null, Period.DAY, 150));
        assertThat(changed.id()).isEqualTo(day.id());
        set(team, budget(Scope.TEAM, null, Period.DAY, 150));
        assertThat(fixtures.list(team))
                .extracting(status -> status.data().limit())
                .containsExactly(Credits.of(150), Credits.of(200));
        assertThat(audit.of(team).subList(1, 4))
                .extracting(
                        change -> change.action(),
                        change -> change.before().get("limit"),
                        change -> change.after().get("limit"),
                        change -> change.reason())
                .containsExactly(
                        tuple("budget.added", null, "100", "new quarter"),
                        tuple("budget.added", null, "200", "new quarter"),
                        tuple("budget.changed", "100", "150", "new quarter"));
    }

    @Test
    void aRemovedBudgetRefusesNoMoreAndCannotBeFound() {
        TeamId team = fixtures.teamWith(1_000);
        UUID id = set(team, budget(Scope.TEAM, null, Period.DAY, 10)).id();
        asSystemRun(() -> limits.remove(team, id, "not needed"));
        fixtures.hold(team, 500);
        assertThat(fixtures.list(team)).isEmpty();
        assertThat(refusalOf(() -> limits.remove(team, id, "again")).code())
                .isEqualTo(CommonError.NOT_FOUND);
        assertThat(refusalOf(() -> raise(team, id, 5, Duration.ofHours(1))).code())
                .isEqualTo(CommonError.NOT_FOUND);
    }

    @Test
    void aLimitBelowWhatIsHeldIsAllowedAndRefusesTheNext() {
        TeamId team = fixtures.teamWith(1_000);
        set(team, budget(Scope.TEAM, null, Period.DAY, 100));
        var job = fixtures.hold(team, 60);
        BudgetStatus lowered = set(team, budget(Scope.TEAM, null, Period.DAY, 40));
        assertThat(lowered.available()).isEqualTo(Credits.ZERO);
        assertThat(refusalOf(() -> fixtures.hold(team, 1)).details())
                .containsEntry("limit", "40")
                .containsEntry("held", "60");
        fixtures.settle(team, job, 35);
        fixtures.hold(team, 5);
        assertThat(refusalOf(() -> fixtures.hold(team, 1))).isNotNull();
    }

    @Test
    void aLowerLimitTellsTheThresholdsItMakesReachedOnce() {
        TeamId team = fixtures.teamWith(1_000);
        set(team, budget(Scope.TEAM, null, Period.DAY, 1_000));
        fixtures.hold(team, 60);
        set(team, budget(Scope.TEAM, null, Period.DAY, 110));
        assertThat(events.percents(team)).containsExactly(50);
        fixtures.replace(team, budget(Scope.TEAM, null, Period.DAY, 60));
        assertThat(events.percents(team)).containsExactly(50, 80, 100);
        set(team, budget(Scope.TEAM, null, Period.DAY, 50));
        assertThat(events.percents(team)).containsExactly(50, 80, 100);
    }

    @Test
    void newThresholdsAreToldAtOnce() {
        TeamId team = fixtures.teamWith(1_000);
        fixtures.hold(team, 35);
        BudgetData data =
                new BudgetData(Scope.TEAM, null, Period.DAY, Credits.of(100), true, List.of(90));
        set(team, data);
        assertThat(events.percents(team)).isEmpty();
        set(team, new BudgetData(Scope.TEAM, null, Period.DAY, data.limit(), true, List.of(30)));
        assertThat(events.percents(team)).containsExactly(30);
    }

    @Test
    void aRaiseAddsToTheLimitUntilItEnds() {
        TeamId team = fixtures.teamWith(1_000);
        UUID id = set(team, budget(Scope.TEAM, null, Period.MONTH, 100)).id();
        raise(team, id, 50, Duration.ofHours(2));
        raise(team, id, 30, Duration.ofHours(1));
        assertThat(fixtures.list(team).getFirst())
                .extracting(BudgetStatus::raised, BudgetStatus::raisedUntil, BudgetStatus::limit)
                .containsExactly(
                        Credits.of(80),
                        CreditsContext.START.plus(Duration.ofHours(1)),
                        Credits.of(180));
        fixtures.hold(team, 180);
        clock.advance(Duration.ofHours(1));
        assertThat(fixtures.list(team).getFirst().limit()).isEqualTo(Credits.of(150));
        assertThat(asSystem(() -> budgets.binding(team, null, null)).getFirst().raised())
                .isEqualTo(Credits.of(50));
        clock.advance(Duration.ofHours(1));
        assertThat(fixtures.list(team).getFirst())
                .extracting(BudgetStatus::raised, BudgetStatus::raisedUntil)
                .containsExactly(Credits.ZERO, null);
        assertThat(asSystem(() -> limits.raises(team))).isEmpty();
    }

    @Test
    void aRefusalTellsTheRaisedLimitOfEveryScope() {
        TeamId team = fixtures.teamWith(1_000);
        UserId member = new UserId(Ids.next());
        KeyId key = new KeyId(Ids.next());
        UUID ofTeam = set(team, budget(Scope.TEAM, null, Period.DAY, 100)).id();
        UUID ofMember = set(team, budget(Scope.MEMBER, member.value(), Period.WEEK, 40)).id();
        UUID ofKey = set(team, budget(Scope.KEY, key.value(), Period.TOTAL, 20)).id();
        raise(team, ofTeam, 50, Duration.ofHours(1));
        raise(team, ofMember, 30, Duration.ofHours(1));
        raise(team, ofKey, 10, Duration.ofHours(1));
        fixtures.settle(team, fixtures.hold(team, 25, member, key), 20);
        fixtures.hold(team, 6, member, key);
        assertRefusal(team, member, key, 5, "key", "30", "20", "6", null);
        assertRefusal(team, member, null, 45, "member", "70", "20", "6", "2026-11-22T22:00:00Z");
        assertRefusal(team, null, null, 125, "team", "150", "20", "6", "2026-11-18T22:00:00Z");
        clock.advance(Duration.ofHours(1));
        assertRefusal(team, null, null, 75, "team", "100", "20", "6", "2026-11-18T22:00:00Z");
    }

    private void assertRefusal(
            TeamId team,
            UserId member,
            KeyId key,
            long credits,
            String scope,
            String limit,
            String spent,
            String held,
            String resetsAt) {
        DomainException refusal = refusalOf(() -> fixtures.hold(team, credits, member, key));
        assertThat(refusal.code()).isEqualTo(CreditsError.BUDGET_EXCEEDED);
        assertThat(refusal.details().keySet())
                .containsExactlyInAnyOrder(
                        "scope", "limit", "spent", "held", "requested", "resets_at");
        assertThat(refusal.details())
                .containsEntry("scope", scope)
                .containsEntry("limit", limit)
                .containsEntry("spent", spent)
                .containsEntry("held", held)
                .containsEntry("requested", Credits.of(credits).toWire())
                .containsEntry("resets_at", resetsAt);
    }

    @Test
    void aRaiseEndedEarlyEndsOnce() {
        TeamId team = fixtures.teamWith(1_000);
        UUID id = set(team, budget(Scope.TEAM, null, Period.DAY, 100)).id();
        Raise raise = raise(team, id, 50, Duration.ofHours(5));
        fixtures.hold(team, 120);
        assertThat(events.percents(team)).doesNotContain(100);
        clock.set(NOON);
        asSystemRun(() -> limits.endRaise(team, raise.id(), "shoot is over"));
        assertThat(events.percents(team)).contains(100);
        clock.advance(Duration.ofHours(1));
        asSystemRun(() -> limits.endRaise(team, raise.id(), "again"));
        assertThat(fixtures.list(team).getFirst().limit()).isEqualTo(Credits.of(100));
        assertThat(audit.of(team))
                .extracting(change -> change.action(), change -> change.reason())
                .endsWith(
                        tuple("budget.raised", "deadline"),
                        tuple("budget.raise_ended", "shoot is over"));
        clock.set(CreditsContext.START.plusSeconds(1));
        assertThat(fixtures.list(team).getFirst().raised())
                .as("history is not rewritten")
                .isEqualTo(Credits.of(50));
        assertThat(refusalOf(() -> limits.endRaise(team, Ids.next(), "none")).code())
                .isEqualTo(CommonError.NOT_FOUND);
    }

    @Test
    void aRaiseEndedByAClockThatWentBackNeverWasInForce() {
        TeamId team = fixtures.teamWith(1_000);
        UUID id = set(team, budget(Scope.TEAM, null, Period.DAY, 100)).id();
        Raise raise = raise(team, id, 50, Duration.ofHours(5));
        clock.advance(Duration.ofHours(-3));
        asSystemRun(() -> limits.endRaise(team, raise.id(), "clock was wrong"));
        assertThat(asSystem(() -> limits.raises(team))).isEmpty();
        clock.advance(Duration.ofHours(4));
        assertThat(fixtures.list(team).getFirst().raised()).isEqualTo(Credits.ZERO);
    }

    @Test
    void brokenFieldsAreNamedWithRuleAndValue() {
        TeamId team = fixtures.teamWith(1_000);
        UUID id = set(team, budget(Scope.TEAM, null, Period.DAY, 100)).id();
        DomainException refusal =
                refusalOf(() -> limits.raise(team, id, Credits.ZERO, clock.instant(), ""));
        assertThat(refusal.fieldErrors())
                .extracting("field", "code")
                .containsExactly(
                        tuple("amount", "out_of_range"),
                        tuple("until", "in_the_past"),
                        tuple("reason", "length"));
        Instant farAhead = clock.instant().plus(Duration.ofDays(366));
        assertThat(refusalOf(() -> limits.raise(team, id, Credits.of(1), farAhead, "x")))
                .hasMessage(
                        "until is 2027-11-19T10:15:00Z; it can be at most a year ahead, until"
                                + " 2027-11-18T10:15:00Z.");
        assertThat(
                        refusalOf(() ->
                                        limits.set(
                                                team,
                                                budget(Scope.MEMBER, null, Period.DAY, -1),
                                                "x"))
                                .fieldErrors())
                .extracting("field")
                .containsExactly("subject_id", "limit");
        assertThat(
                        refusalOf(() ->
                                        limits.set(
                                                team,
                                                budget(Scope.TEAM, null, Period.DAY, 1),
                                                "x".repeat(501)))
                                .fieldErrors())
                .extracting("field")
                .containsExactly("reason");
        assertThat(
                        refusalOf(() ->
                                        limits.set(
                                                TeamId.random(),
                                                budget(Scope.TEAM, null, Period.DAY, 1),
                                                "x"))
                                .code())
                .isEqualTo(CommonError.NOT_FOUND);
    }

    @Test
    void anotherTeamsBudgetAndRaiseAreNotFound() {
        TeamId team = fixtures.teamWith(10);
        TeamId other = fixtures.teamWith(10);
        UUID id = set(other, budget(Scope.TEAM, null, Period.DAY, 100)).id();
        Raise raise = raise(other, id, 1, Duration.ofHours(1));
        assertThat(refusalOf(() -> raise(team, id, 1, Duration.ofHours(1))).code())
                .isEqualTo(CommonError.NOT_FOUND);
        assertThat(refusalOf(() -> limits.endRaise(team, raise.id(), "x")).code())
                .isEqualTo(CommonError.NOT_FOUND);
        assertThat(refusalOf(() -> limits.remove(team, id, "x")).code())
                .isEqualTo(CommonError.NOT_FOUND);
    }

    @Test
    void membersReadRaisesAndOnlyOwnersAndAdminsMakeThem() {
        TeamId team = fixtures.teamWith(10);
        UUID id = set(team, budget(Scope.TEAM, null, Period.DAY, 100)).id();
        Actor admin = person(team, TeamRole.ADMIN);
        Instant until = clock.instant().plusSeconds(60);
        Raise made =
                CurrentActor.as(
                        admin, () -> limits.raise(team, id, Credits.of(5), until, "deadline"));
        assertThat(made.madeBy()).isEqualTo("Aino K.");
        Actor member = person(team, TeamRole.MEMBER);
        assertThat(CurrentActor.as(member, () -> limits.raises(team))).containsExactly(made);
        DomainException refusal =
                catchThrowableOfType(
                        DomainException.class,
                        () ->
                                CurrentActor.runAs(
                                        member, () -> limits.endRaise(team, made.id(), "x")));
        assertThat(refusal.code()).isEqualTo(CommonError.FORBIDDEN);
    }

    private static Actor person(TeamId team, TeamRole role) {
        return Actor.person(new UserId(Ids.next()), "Aino K.", Set.of(), Map.of(team, role));
    }

    private BudgetStatus set(TeamId team, BudgetData data) {
        return asSystem(() -> limits.set(team, data, "new quarter"));
    }

    private Raise raise(TeamId team, UUID budget, long credits, Duration lasts) {
        return asSystem(() ->
                limits.raise(
                        team,
                        budget,
                        Credits.of(credits),
                        clock.instant().plus(lasts),
                        "deadline"));
    }

    private static void asSystemRun(Runnable work) {
        CurrentActor.runAs(CreditsFixtures.SYSTEM, work);
    }

    private static DomainException refusalOf(Runnable work) {
        return catchThrowableOfType(DomainException.class, () -> asSystemRun(work));
    }
}

package io.framehouse.credits;

import static io.framehouse.credits.CreditsFixtures.budget;
import static org.assertj.core.api.Assertions.assertThat;
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

/** Limits: their windows, their changes and who may make them. */
@SpringBootTest(classes = CreditsContext.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@PostgresTest
class BudgetsIT {
    private final UserId member = new UserId(Ids.next());
    private final KeyId key = new KeyId(Ids.next());

    @Autowired CreditsFixtures fixtures;
    @Autowired Budgets budgets;
    @Autowired RecordingAuditTrail audit;
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
    void aNewBudgetIsFilledWithWhatItsWindowSpentAndHolds() {
        TeamId team = fixtures.teamWith(1_000);
        fixtures.settle(team, fixtures.hold(team, 1, member, key), 1);
        clock.advance(Duration.ofDays(1));
        fixtures.settle(team, fixtures.hold(team, 10, member, null), 8);
        fixtures.release(team, fixtures.hold(team, 500, member, key));
        JobId open = fixtures.hold(team, 20, member, key);
        fixtures.hold(team, 40, null, null);
        assertThat(
                        fixtures.replace(
                                team,
                                budget(Scope.TEAM, null, Period.TOTAL, 900),
                                budget(Scope.MEMBER, member.value(), Period.DAY, 100),
                                budget(Scope.KEY, key.value(), Period.DAY, 100)))
                .extracting(s -> s.data().scope(), BudgetStatus::spent, BudgetStatus::held)
                .containsExactly(
                        tuple(Scope.TEAM, Credits.of(9), Credits.of(60)),
                        tuple(Scope.MEMBER, Credits.of(8), Credits.of(20)),
                        tuple(Scope.KEY, Credits.of(0), Credits.of(20)));
        fixtures.settle(team, open, 15);
        assertThat(fixtures.list(team))
                .extracting(BudgetStatus::spent, BudgetStatus::held)
                .containsExactly(
                        tuple(Credits.of(24), Credits.of(40)),
                        tuple(Credits.of(23), Credits.of(0)),
                        tuple(Credits.of(15), Credits.of(0)));
    }

    @Test
    void aJobBelongsToTheWindowInWhichItWasSubmitted() {
        TeamId team = fixtures.teamWith(1_000);
        fixtures.replace(team, budget(Scope.TEAM, null, Period.DAY, 100));
        clock.set(Instant.parse("2026-11-18T21:59:59.999999999Z"));
        JobId job = fixtures.hold(team, 100);
        assertThat(refusalOf(() -> fixtures.hold(team, 1)).details())
                .containsEntry("resets_at", "2026-11-18T22:00:00Z");
        clock.set(Instant.parse("2026-11-18T22:00:00Z"));
        fixtures.hold(team, 60);
        fixtures.settle(team, job, 100);
        assertThat(fixtures.list(team))
                .extracting(BudgetStatus::spent, BudgetStatus::held, BudgetStatus::resetsAt)
                .containsExactly(
                        tuple(Credits.ZERO, Credits.of(60), Instant.parse("2026-11-19T22:00:00Z")));
        clock.set(Instant.parse("2026-11-18T12:00:00Z"));
        assertThat(fixtures.list(team).getFirst().spent()).isEqualTo(Credits.of(100));
    }

    @Test
    void aTeamThatMovesKeepsWhatItsNewWindowCoversAndItsOldWindowToo() {
        TeamId team = fixtures.teamWith(1_000);
        fixtures.replace(team, budget(Scope.TEAM, null, Period.DAY, 100));
        fixtures.settle(team, fixtures.hold(team, 30), 30);
        fixtures.moveTo(team, "Asia/Kathmandu");
        assertThat(fixtures.list(team))
                .extracting(BudgetStatus::spent, BudgetStatus::resetsAt)
                .containsExactly(tuple(Credits.of(30), Instant.parse("2026-11-18T18:15:00Z")));
        JobId job = fixtures.hold(team, 70);
        assertThat(refusalOf(() -> fixtures.hold(team, 1)).code())
                .isEqualTo(CreditsError.BUDGET_EXCEEDED);
        fixtures.moveTo(team, "Europe/Helsinki");
        assertThat(fixtures.list(team).getFirst().held()).isEqualTo(Credits.of(70));
        fixtures.release(team, job);
        assertThat(fixtures.list(team).getFirst().available()).isEqualTo(Credits.of(70));
    }

    @Test
    void aKeptBudgetKeepsItsIdAndFigures() {
        TeamId team = fixtures.teamWith(1_000);
        BudgetStatus first =
                fixtures.replace(team, budget(Scope.TEAM, null, Period.DAY, 100)).getFirst();
        fixtures.hold(team, 60);
        BudgetStatus lowered =
                fixtures.replace(team, budget(Scope.TEAM, null, Period.DAY, 40)).getFirst();
        assertThat(lowered.id()).isEqualTo(first.id());
        assertThat(lowered.held()).isEqualTo(Credits.of(60));
        assertThat(lowered.available()).isEqualTo(Credits.ZERO);
        assertThat(refusalOf(() -> fixtures.hold(team, 1)))
                .hasMessage(
                        "Your team's budget is used up. 60 of 40 credits are settled or held; it"
                                + " resets on 19 Nov 2026, 00:00 (Europe/Helsinki). Ask an owner or"
                                + " admin of the team to raise it.");
    }

    @Test
    void aRemovedBudgetRefusesNothingAndComesBackFilled() {
        TeamId team = fixtures.teamWith(1_000);
        UUID first =
                fixtures.replace(team, budget(Scope.TEAM, null, Period.DAY, 10)).getFirst().id();
        JobId job = fixtures.hold(team, 10);
        assertThat(fixtures.replace(team)).isEmpty();
        fixtures.hold(team, 50);
        fixtures.settle(team, job, 10);
        BudgetStatus again =
                fixtures.replace(team, budget(Scope.TEAM, null, Period.DAY, 10)).getFirst();
        assertThat(again.id()).isNotEqualTo(first);
        assertThat(again)
                .extracting(BudgetStatus::spent, BudgetStatus::held)
                .containsExactly(Credits.of(10), Credits.of(50));
    }

    @Test
    void aSoftBudgetCountsButNeverRefuses() {
        TeamId team = fixtures.teamWith(1_000);
        fixtures.replace(
                team,
                new BudgetData(Scope.TEAM, null, Period.MONTH, Credits.of(10), false, List.of(80)));
        fixtures.hold(team, 60);
        assertThat(fixtures.list(team).getFirst().held()).isEqualTo(Credits.of(60));
    }

    @Test
    void aBudgetOfZeroRefusesAllButFreeJobs() {
        TeamId team = fixtures.teamWith(1_000);
        fixtures.replace(team, budget(Scope.KEY, key.value(), Period.TOTAL, 0));
        fixtures.hold(team, 0, null, key);
        fixtures.hold(team, 5, member, null);
        assertThat(refusalOf(() -> fixtures.hold(team, 1, null, key)))
                .hasMessageStartingWith("This key's budget is used up.")
                .extracting(refusal -> refusal.details().get("resets_at"))
                .isNull();
    }

    @Test
    void theTightestBindingBudgetComesFirst() {
        TeamId team = fixtures.teamWith(1_000);
        fixtures.replace(
                team,
                budget(Scope.TEAM, null, Period.DAY, 500),
                budget(Scope.MEMBER, member.value(), Period.WEEK, 90),
                budget(Scope.MEMBER, Ids.next(), Period.WEEK, 1),
                budget(Scope.KEY, key.value(), Period.MONTH, 70),
                new BudgetData(
                        Scope.KEY, key.value(), Period.DAY, Credits.of(5), false, List.of()));
        fixtures.hold(team, 40, member, null);
        assertThat(CreditsFixtures.asSystem(() -> budgets.binding(team, member, key)))
                .extracting(BudgetStatus::available)
                .containsExactly(Credits.of(50), Credits.of(70), Credits.of(460), Credits.of(5));
        assertThat(CreditsFixtures.asSystem(() -> budgets.binding(team, null, null)))
                .extracting(status -> status.data().scope())
                .containsExactly(Scope.TEAM);
    }

    @Test
    void everyBrokenFieldIsNamed() {
        TeamId team = fixtures.team();
        DomainException refusal =
                refusalOf(() ->
                        fixtures.replace(
                                team,
                                budget(Scope.TEAM, null, Period.DAY, -1),
                                budget(Scope.TEAM, member.value(), Period.DAY, 1),
                                budget(Scope.KEY, null, Period.DAY, 1),
                                budget(Scope.TEAM, null, Period.DAY, 2),
                                new BudgetData(
                                        Scope.TEAM,
                                        null,
                                        Period.WEEK,
                                        Credits.ZERO,
                                        true,
                                        List.of(0, 101))));
        assertThat(refusal.fieldErrors())
                .extracting("field", "code")
                .containsExactly(
                        tuple("budgets[0].limit", "out_of_range"),
                        tuple("budgets[1].subject_id", "not_allowed"),
                        tuple("budgets[2].subject_id", "required"),
                        tuple("budgets[3]", "duplicate"),
                        tuple("budgets[4].alert_at", "out_of_range"));
        assertThat(fixtures.list(team)).isEmpty();
    }

    @Test
    void eachDifferenceIsAuditedWithBeforeAndAfter() {
        TeamId team = fixtures.team();
        fixtures.replace(
                team,
                budget(Scope.TEAM, null, Period.DAY, 100),
                budget(Scope.TEAM, null, Period.WEEK, 100));
        fixtures.replace(
                team,
                budget(Scope.TEAM, null, Period.DAY, 100),
                budget(Scope.TEAM, null, Period.WEEK, 200));
        fixtures.replace(team, budget(Scope.TEAM, null, Period.DAY, 100));
        assertThat(audit.of(team))
                .extracting(
                        change -> change.action(),
                        change -> change.before().get("limit"),
                        change -> change.after().get("limit"))
                .containsExactly(
                        tuple("budget.added", null, "100"),
                        tuple("budget.added", null, "100"),
                        tuple("budget.changed", "100", "200"),
                        tuple("budget.removed", "200", null));
    }

    @Test
    void membersReadAndOwnersChange() {
        TeamId team = fixtures.teamWith(10);
        BudgetData wanted = budget(Scope.TEAM, null, Period.DAY, 100);
        assertThat(as(team, TeamRole.MEMBER, () -> budgets.list(team).size())).isZero();
        assertThat(refusalOf(() -> as(team, TeamRole.MEMBER, () -> replace(team, wanted))).code())
                .isEqualTo(CommonError.FORBIDDEN);
        assertThat(as(team, TeamRole.OWNER, () -> replace(team, wanted))).isEqualTo(1);
        TeamId another = fixtures.teamWith(10);
        assertThat(refusalOf(() -> as(team, TeamRole.OWNER, () -> replace(another, wanted))).code())
                .isEqualTo(CommonError.NOT_FOUND);
        assertThat(
                        refusalOf(() ->
                                        as(
                                                team,
                                                TeamRole.OWNER,
                                                () -> {
                                                    budgets.balance(another);
                                                    return 0;
                                                }))
                                .code())
                .isEqualTo(CommonError.NOT_FOUND);
    }

    private int replace(TeamId team, BudgetData wanted) {
        return budgets.replace(team, List.of(wanted)).size();
    }

    private int as(TeamId team, TeamRole role, java.util.function.IntSupplier work) {
        Actor person = Actor.person(member, "Aino K.", Set.of(), Map.of(team, role));
        return CurrentActor.as(person, work::getAsInt);
    }

    private static DomainException refusalOf(Runnable work) {
        return catchThrowableOfType(DomainException.class, work::run);
    }
}

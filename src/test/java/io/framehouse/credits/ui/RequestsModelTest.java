package io.framehouse.credits.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.MutableClock;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetRequests.State;
import io.framehouse.credits.BudgetRequests.Wish;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Actors;
import io.framehouse.teams.FakeTeams;
import io.framehouse.ui.CurrentTeam;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RequestsModelTest {
    private static final CurrentTeam TEAM =
            new CurrentTeam(
                    TeamId.random(), "studio-nord", "Studio Nord", ZoneId.of("Europe/Helsinki"));

    private final CurrentActor currentActor = Actors.nobodyElse();
    private final FakeTeams teams = new FakeTeams();
    private final UserId aino = teams.with("Aino", TeamRole.OWNER);
    private final UserId mika = teams.with("Mika", TeamRole.MEMBER);
    private final FakeLimits limits = new FakeLimits();
    private final FakeRequests requests = new FakeRequests(currentActor);
    private final RequestsModel model =
            new RequestsModel(
                    requests,
                    requests,
                    limits,
                    teams,
                    currentActor,
                    new MutableClock(FakeLimits.NOW));

    RequestsModelTest() {
        BudgetStatus ofMika =
                limits.with(
                        new BudgetData(
                                Scope.MEMBER,
                                mika.value(),
                                Period.MONTH,
                                Credits.of(100),
                                true,
                                List.of()));
        requests.with(
                mika,
                new Wish(
                        ofMika.id(),
                        Credits.of(50),
                        FakeLimits.RESET,
                        "Client demo",
                        "viduq3-pro",
                        Credits.of(60)));
    }

    @Test
    void anOwnerSeesWhoAsksForWhatOnWhichGrounds() {
        RequestRow row = asAino(() -> model.list(TEAM).getFirst());
        assertThat(row.person()).isEqualTo("Mika");
        assertThat(row.what()).isEqualTo("Own budget, this month");
        assertThat(row.settledLately()).isEqualTo(Credits.of(120));
        assertThat(row.availableNow()).isEqualTo(Credits.of(20));
        assertThat(row.answerable()).isTrue();
        assertThat(asAino(() -> model.waitingForMe(TEAM))).isOne();
    }

    @Test
    void whoAskedCannotAnswer() {
        RequestRow row = as(mika, TeamRole.MEMBER, () -> model.list(TEAM).getFirst());
        assertThat(row.own()).isTrue();
        assertThat(row.answerable()).isFalse();
        assertThat(row.settledLately()).isNull();
        assertThat(as(mika, TeamRole.MEMBER, () -> model.waitingForMe(TEAM))).isZero();
    }

    @Test
    void ofTheBalanceOnlyThePlatformDecides() {
        requests.with(mika, new Wish(null, Credits.of(500), FakeLimits.RESET, "More", null, null));
        RequestRow row = asAino(() -> model.list(TEAM).getFirst());
        assertThat(row.what()).isEqualTo("Team credits");
        assertThat(row.answerable()).isFalse();
        assertThat(asAino(() -> model.waitingForMe(TEAM))).isOne();
    }

    @Test
    void anotherAmountIsGivenUntilTheEndOfItsLastDay() {
        RequestRow row = asAino(() -> model.list(TEAM).getFirst());
        CurrentActor.runAs(
                owner("Aino"),
                () -> model.approve(row, Credits.of(30), LocalDate.of(2026, 11, 25), "Go"));
        assertThat(requests.list(TEAM.id()).getFirst())
                .satisfies(answered -> {
                    assertThat(answered.state()).isEqualTo(State.APPROVED);
                    assertThat(answered.approved()).isEqualTo(Credits.of(30));
                    assertThat(answered.approvedUntil()).hasToString("2026-11-25T22:00:00Z");
                });
    }

    @Test
    void theSecondApproverIsToldWhoWasFaster() {
        RequestRow row = asAino(() -> model.list(TEAM).getFirst());
        CurrentActor.runAs(owner("Pekka L."), () -> model.approveAsAsked(row));
        assertThatThrownBy(() ->
                        CurrentActor.runAs(owner("Aino"), () -> model.decline(row, "Too much")))
                .hasMessage(
                        "Pekka L. approved this at 12:00. Your answer is not saved; a budget can"
                                + " still be changed by hand.");
        assertThat(requests.list(TEAM.id()).getFirst().state()).isEqualTo(State.APPROVED);
    }

    @Test
    void nobodyIsDeclinedWithoutAReason() {
        RequestRow row = asAino(() -> model.list(TEAM).getFirst());
        assertThatThrownBy(() -> CurrentActor.runAs(owner("Aino"), () -> model.decline(row, " ")))
                .isInstanceOf(DomainException.class);
        assertThat(requests.list(TEAM.id()).getFirst().state()).isEqualTo(State.WAITING);
    }

    private Actor owner(String label) {
        return Actor.person(aino, label, Set.of(), Map.of(TEAM.id(), TeamRole.OWNER));
    }

    private <T> T asAino(Supplier<T> work) {
        return as(aino, TeamRole.OWNER, work);
    }

    private static <T> T as(UserId user, TeamRole role, Supplier<T> work) {
        return CurrentActor.as(Actors.in(TEAM.id(), user, role), work);
    }
}

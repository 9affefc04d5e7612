package io.framehouse.credits.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MutableClock;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetRequests.Wish;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Actors;
import io.framehouse.teams.FakeTeams;
import io.framehouse.ui.CurrentTeam;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class AskModelTest {
    private static final CurrentTeam TEAM =
            new CurrentTeam(
                    TeamId.random(), "studio-nord", "Studio Nord", ZoneId.of("Europe/Helsinki"));

    private final CurrentActor currentActor = Actors.nobodyElse();
    private final FakeTeams teams = new FakeTeams();
    private final UserId aino = teams.with("Aino K.", TeamRole.OWNER);
    private final UserId mika = teams.with("Mika", TeamRole.MEMBER);
    private final FakeLimits limits = new FakeLimits();
    private final FakeRequests requests = new FakeRequests(currentActor);
    private final MutableClock clock = new MutableClock(FakeLimits.NOW);
    private final MockEnvironment environment = new MockEnvironment();
    private final AskModel model =
            new AskModel(limits, requests, teams, new AnswerWays(environment), currentActor, clock);
    private final BudgetStatus ofMika =
            limits.with(
                    new BudgetData(
                            Scope.MEMBER,
                            mika.value(),
                            Period.MONTH,
                            Credits.of(100),
                            true,
                            List.of()));

    @Test
    void whatLacksIsRoundedUpToFifty() {
        assertThat(AskModel.suggested(Credits.of(10))).isEqualTo(Credits.of(50));
        assertThat(AskModel.suggested(Credits.of(50))).isEqualTo(Credits.of(50));
        assertThat(AskModel.suggested(Credits.parse("50.000001"))).isEqualTo(Credits.of(100));
        assertThat(AskModel.suggested(Credits.ZERO)).isNull();
    }

    @Test
    void theTightestLimitComesFirstAndTheBalanceIsOneOfThem() {
        List<AskSubject> subjects = as(mika, TeamRole.MEMBER, () -> model.subjects(TEAM));
        assertThat(subjects)
                .extracting(AskSubject::label)
                .containsExactly("Your budget, this month", "Team credits");
        assertThat(model.suggestedUntil(TEAM, subjects.getFirst()))
                .isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(model.suggestedUntil(TEAM, subjects.getLast()))
                .isEqualTo(LocalDate.of(2026, 12, 21));
    }

    @Test
    void softLimitsRefuseNothingSoNobodyAsksForThem() {
        limits.with(new BudgetData(Scope.TEAM, null, Period.DAY, Credits.of(5), false, List.of()));
        assertThat(as(mika, TeamRole.MEMBER, () -> model.subjects(TEAM))).hasSize(2);
    }

    @Test
    void thoseWhoAnswerAreNamed() {
        assertThat(model.answerers(TEAM, ofMika.id())).isEqualTo("Aino K.");
        teams.with("Pekka L.", TeamRole.ADMIN);
        assertThat(model.answerers(TEAM, ofMika.id())).isEqualTo("Aino K. and Pekka L.");
        teams.with("Ida", TeamRole.ADMIN);
        assertThat(model.answerers(TEAM, ofMika.id())).isEqualTo("Aino K., Pekka L. and 1 other");
        assertThat(model.answerers(TEAM, null)).isEqualTo("the platform's admins");
    }

    @Test
    void mailIsPromisedOnlyWhereItIsSetUp() {
        assertThat(ask()).isEqualTo("Request sent. You will see the answer here.");
        environment.setProperty("spring.mail.host", "mail.nord.example");
        assertThat(ask()).isEqualTo("Request sent. You will see the answer here and by email.");
    }

    @Test
    void onesOwnRequestStandsUntilADayAfterItsAnswer() {
        ask();
        assertThat(as(mika, TeamRole.MEMBER, () -> model.waiting(TEAM, ofMika.id()))).isPresent();
        assertThat(as(aino, TeamRole.OWNER, () -> model.standing(TEAM))).isEmpty();
        CurrentActor.runAs(
                Actors.in(TEAM.id(), aino, TeamRole.OWNER),
                () ->
                        requests.decline(
                                TEAM.id(), requests.list(TEAM.id()).getFirst().id(), "Not now"));
        assertThat(as(mika, TeamRole.MEMBER, () -> model.waiting(TEAM, ofMika.id()))).isEmpty();
        assertThat(as(mika, TeamRole.MEMBER, () -> model.standing(TEAM))).isPresent();
        clock.advance(Duration.ofHours(24));
        assertThat(as(mika, TeamRole.MEMBER, () -> model.standing(TEAM))).isEmpty();
    }

    @Test
    void viewersMayNotAsk() {
        assertThat(as(mika, TeamRole.VIEWER, () -> model.mayAsk(TEAM))).isFalse();
        assertThat(as(mika, TeamRole.MEMBER, () -> model.mayAsk(TEAM))).isTrue();
    }

    private String ask() {
        Wish wish =
                new Wish(ofMika.id(), Credits.of(50), FakeLimits.RESET, "Client demo", null, null);
        return as(mika, TeamRole.MEMBER, () -> model.ask(TEAM, wish));
    }

    private static <T> T as(UserId user, TeamRole role, Supplier<T> work) {
        return CurrentActor.as(Actors.in(TEAM.id(), user, role), work);
    }
}

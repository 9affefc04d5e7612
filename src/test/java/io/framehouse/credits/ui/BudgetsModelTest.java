package io.framehouse.credits.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MutableClock;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Actors;
import io.framehouse.teams.FakeTeams;
import io.framehouse.ui.CurrentTeam;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BudgetsModelTest {
    private static final CurrentTeam TEAM =
            new CurrentTeam(
                    TeamId.random(), "studio-nord", "Studio Nord", ZoneId.of("Europe/Helsinki"));

    private final FakeTeams teams = new FakeTeams();
    private final UserId aino = teams.with("Aino", TeamRole.OWNER);
    private final UserId mika = teams.with("Mika", TeamRole.MEMBER);
    private final UserId vera = teams.with("Vera", TeamRole.VIEWER);
    private final UUID key = UUID.randomUUID();
    private final FakeLimits limits = new FakeLimits();
    private final BudgetsModel model =
            new BudgetsModel(
                    limits,
                    limits,
                    new NoOutlook(),
                    teams,
                    team -> Map.of(key, "ci-pipeline"),
                    Actors.nobodyElse(),
                    new MutableClock(FakeLimits.NOW));

    BudgetsModelTest() {
        limits.with(data(Scope.TEAM, null, 5000));
        limits.with(data(Scope.MEMBER, aino.value(), 500));
        limits.with(data(Scope.MEMBER, mika.value(), 400));
        limits.with(data(Scope.KEY, key, 100));
    }

    @Test
    void ownersSeeEveryBudgetWithItsName() {
        BudgetOverview overview = as(aino, TeamRole.OWNER, () -> model.overview(TEAM));
        assertThat(overview.rows())
                .extracting(BudgetRow::subject)
                .containsExactly("Studio Nord", "Aino", "Mika", "ci-pipeline");
        assertThat(overview.of(Scope.MEMBER)).hasSize(2);
        assertThat(overview.membersWithout()).isOne();
    }

    @Test
    void membersSeeTheTeamsAndTheirOwn() {
        BudgetOverview overview = as(mika, TeamRole.MEMBER, () -> model.overview(TEAM));
        assertThat(overview.rows())
                .extracting(BudgetRow::subject)
                .containsExactly("Studio Nord", "Mika", "ci-pipeline");
    }

    @Test
    void viewersSeeNoBudgetOfAnybodyElse() {
        BudgetOverview overview = as(vera, TeamRole.VIEWER, () -> model.overview(TEAM));
        assertThat(overview.of(Scope.MEMBER)).isEmpty();
    }

    @Test
    void theTeamsTightestLimitThatRefusesComesFirst() {
        limits.with(new BudgetData(Scope.TEAM, null, Period.DAY, Credits.of(90), false, List.of()));
        limits.with(
                new BudgetData(Scope.TEAM, null, Period.WEEK, Credits.of(900), true, List.of()));
        BudgetOverview overview = as(aino, TeamRole.OWNER, () -> model.overview(TEAM));
        assertThat(overview.tightestOfTeam())
                .hasValueSatisfying(
                        row -> assertThat(row.status().data().period()).isEqualTo(Period.WEEK));
    }

    @Test
    void whatCannotBeReadLeavesTheLastKnownFigures() {
        BudgetOverview before = as(aino, TeamRole.OWNER, () -> model.overview(TEAM));
        limits.breakDown();
        assertThat(as(aino, TeamRole.OWNER, () -> model.refreshed(TEAM))).isEmpty();
        assertThat(model.known()).isEqualTo(before);
    }

    private static BudgetData data(Scope scope, @Nullable UUID subject, long limit) {
        return new BudgetData(
                scope, subject, Period.MONTH, Credits.of(limit), true, List.of(80, 100));
    }

    private static <T> T as(UserId user, TeamRole role, Supplier<T> work) {
        return CurrentActor.as(Actors.in(TEAM.id(), user, role), work);
    }
}

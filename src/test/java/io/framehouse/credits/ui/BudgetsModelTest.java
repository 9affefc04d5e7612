package io.framehouse.credits.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.MutableClock;
import io.framehouse.credits.Balance;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.credits.Budgets;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Actors;
import io.framehouse.teams.FakeTeams;
import io.framehouse.ui.CurrentTeam;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BudgetsModelTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant RESET = Instant.parse("2026-11-30T22:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");
    private static final CurrentTeam TEAM =
            new CurrentTeam(TeamId.random(), "studio-nord", "Studio Nord", ZONE);

    private final FakeTeams teams = new FakeTeams();
    private final UserId aino = teams.with("Aino", TeamRole.OWNER);
    private final UserId mika = teams.with("Mika", TeamRole.MEMBER);
    private final UUID key = UUID.randomUUID();
    private final FakeBudgets budgets = new FakeBudgets();
    private final BudgetsModel model =
            new BudgetsModel(
                    budgets,
                    teams,
                    team -> Map.of(key, "ci-pipeline"),
                    Actors.nobodyElse(),
                    new MutableClock(NOW));

    private final BudgetData ofTeam = data(Scope.TEAM, null, 5000);
    private final BudgetData ofAino = data(Scope.MEMBER, aino.value(), 500);
    private final BudgetData ofMika = data(Scope.MEMBER, mika.value(), 400);
    private final BudgetData ofKey = data(Scope.KEY, key, 100);

    BudgetsModelTest() {
        budgets.all = List.of(ofTeam, ofAino, ofMika, ofKey);
    }

    @Test
    void ownersSeeEveryBudgetWithItsName() {
        BudgetOverview overview = as(aino, TeamRole.OWNER, () -> model.overview(TEAM));
        assertThat(overview.rows())
                .extracting(BudgetRow::subject)
                .containsExactly("Studio Nord", "Aino", "Mika", "ci-pipeline");
        assertThat(overview.of(Scope.MEMBER)).hasSize(2);
    }

    @Test
    void membersSeeTheTeamsAndTheirOwn() {
        BudgetOverview overview = as(mika, TeamRole.MEMBER, () -> model.overview(TEAM));
        assertThat(overview.rows())
                .extracting(BudgetRow::subject)
                .containsExactly("Studio Nord", "Mika", "ci-pipeline");
    }

    @Test
    void aMemberCannotChangeABudget() {
        assertThatThrownBy(() ->
                        asRun(
                                mika,
                                TeamRole.MEMBER,
                                () ->
                                        model.save(
                                                TEAM.id(),
                                                ofMika,
                                                data(Scope.MEMBER, mika.value(), 900))))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("manage_budgets");
        assertThat(budgets.all).contains(ofMika);
    }

    @Test
    void oneBudgetIsChangedAndAllOthersStay() {
        BudgetData wanted = data(Scope.MEMBER, mika.value(), 900);
        asRun(aino, TeamRole.OWNER, () -> model.save(TEAM.id(), ofMika, wanted));
        assertThat(budgets.all).containsExactly(ofTeam, ofAino, wanted, ofKey);
        asRun(aino, TeamRole.OWNER, () -> model.remove(TEAM.id(), wanted));
        assertThat(budgets.all).containsExactly(ofTeam, ofAino, ofKey);
    }

    @Test
    void aChangeOfSomebodyElseIsNotOverwritten() {
        BudgetData stale = data(Scope.MEMBER, mika.value(), 300);
        assertThatThrownBy(() ->
                        asRun(
                                aino,
                                TeamRole.OWNER,
                                () ->
                                        model.save(
                                                TEAM.id(),
                                                stale,
                                                data(Scope.MEMBER, mika.value(), 900))))
                .hasMessageContaining("its limit is now 400 credits");
    }

    @Test
    void aSecondBudgetWithTheSameResetIsRefused() {
        assertThatThrownBy(() ->
                        asRun(
                                aino,
                                TeamRole.OWNER,
                                () -> model.save(TEAM.id(), null, data(Scope.TEAM, null, 1))))
                .hasMessageContaining("this reset already");
    }

    @Test
    void theEffectNamesOldAndNewFigures() {
        BudgetStatus seen = FakeBudgets.status(ofAino);
        assertThat(BudgetWords.effect(seen, Credits.of(720), true, ZONE))
                .isEqualTo(
                        "Available now becomes 640 credits (was 420). Takes effect at once; the"
                                + " next reset stays 1 Dec 2026, 00:00.");
        assertThat(BudgetWords.effect(seen, Credits.of(50), true, ZONE))
                .isEqualTo(
                        "New limit 50 is below what is already settled and held (80). Nobody is"
                                + " refunded; no new job starts until 1 Dec 2026, 00:00.");
    }

    private static BudgetData data(Scope scope, @Nullable UUID subject, long limit) {
        return new BudgetData(
                scope, subject, Period.MONTH, Credits.of(limit), true, List.of(80, 100));
    }

    private static <T> T as(UserId user, TeamRole role, Supplier<T> work) {
        return CurrentActor.as(Actors.in(TEAM.id(), user, role), work);
    }

    private static void asRun(UserId user, TeamRole role, Runnable work) {
        CurrentActor.runAs(Actors.in(TEAM.id(), user, role), work);
    }

    private static final class FakeBudgets implements Budgets {
        private List<BudgetData> all = List.of();

        static BudgetStatus status(BudgetData data) {
            return new BudgetStatus(Ids.next(), data, Credits.of(20), Credits.of(60), RESET);
        }

        @Override
        public Balance balance(TeamId team) {
            return new Balance(Credits.of(10), Credits.of(2), Credits.of(3), false, NOW);
        }

        @Override
        public List<BudgetStatus> list(TeamId team) {
            return all.stream().map(FakeBudgets::status).toList();
        }

        @Override
        public List<BudgetStatus> binding(
                TeamId team, @Nullable UserId member, @Nullable KeyId key) {
            return list(team);
        }

        @Override
        public List<BudgetStatus> replace(TeamId team, List<BudgetData> budgets) {
            all = List.copyOf(budgets);
            return list(team);
        }
    }
}

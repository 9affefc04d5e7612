package io.framehouse.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What a suspension takes from whom. */
class SuspendedActorTest {
    private static final TeamId TEAM = TeamId.random();
    private static final TeamId OTHER = TeamId.random();
    private static final Actor OWNER =
            Actor.person(
                    UserId.random(),
                    "Aino K.",
                    Set.of(),
                    Map.of(TEAM, TeamRole.OWNER, OTHER, TeamRole.OWNER));

    private final CurrentActor current =
            new CurrentActor(new StaticListableBeanFactory().getBeanProvider(ActorSource.class));

    @Test
    void anOwnerKeepsWhatReadsAndEndsAndLosesWhatCostsOrLetsIn() {
        Actor resting = OWNER.whereSuspended(Set.of(TEAM));
        List<Action> lost =
                Arrays.stream(Action.values())
                        .filter(action -> OWNER.may(TEAM, action) && !resting.may(TEAM, action))
                        .toList();
        assertThat(lost)
                .containsExactlyInAnyOrder(
                        Action.SUBMIT_JOB,
                        Action.SHARE_OUTSIDE,
                        Action.ASK_FOR_CREDITS,
                        Action.MANAGE_BUDGETS,
                        Action.MANAGE_MODELS,
                        Action.MANAGE_MEMBERS);
        assertThat(Action.values())
                .allSatisfy(action ->
                        assertThat(resting.may(OTHER, action)).isEqualTo(OWNER.may(OTHER, action)));
    }

    @Test
    void theRefusalSaysThatTheTeamIsSuspendedOnlyWhereNothingElseStandsInTheWay() {
        Actor viewer =
                Actor.person(UserId.random(), "V", Set.of(), Map.of(TEAM, TeamRole.VIEWER))
                        .whereSuspended(Set.of(TEAM));
        refused(CommonError.FORBIDDEN, viewer);
        refused(CommonError.TEAM_SUSPENDED, OWNER.whereSuspended(Set.of(TEAM)));
        refused(
                CommonError.TEAM_SUSPENDED,
                Actor.teamKey(KeyId.random(), TEAM, null, "ci", Set.of(KeyScope.JOBS_WRITE))
                        .whereSuspended(Set.of(TEAM)));
        refused(CommonError.NOT_FOUND, Actor.person(UserId.random(), "S", Set.of(), Map.of()));
    }

    @Test
    void thePlatformAndTheHousesOwnWorkGoOn() {
        Actor root =
                Actor.person(UserId.random(), "Root", Set.of(PlatformRole.ADMIN), Map.of())
                        .whereSuspended(Set.of(TEAM));
        assertThat(root.may(TEAM, Action.MANAGE_BUDGETS)).isTrue();
        assertThat(Actor.system("x").whereSuspended(Set.of(TEAM)).may(TEAM, Action.SUBMIT_JOB))
                .isTrue();
    }

    @Test
    void noKeyOfATeamTakesItAwayOrDeletesIt() {
        Actor key = Actor.teamKey(KeyId.random(), TEAM, null, "ci", Set.of(KeyScope.TEAM_ADMIN));
        assertThat(key.may(TEAM, Action.MANAGE_TEAM_SETTINGS)).isTrue();
        assertThat(key.may(TEAM, Action.EXPORT_TEAM)).isFalse();
        assertThat(key.may(TEAM, Action.DELETE_TEAM)).isFalse();
    }

    private void refused(CommonError code, Actor actor) {
        assertThatThrownBy(() ->
                        CurrentActor.runAs(actor, () -> current.require(TEAM, Action.SUBMIT_JOB)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}

package io.framehouse.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.People;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Teams;
import io.framehouse.walls.ServiceCalls.Call;
import io.framehouse.walls.ServiceRules.Guard;
import io.framehouse.walls.ServiceRules.Rule;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * Every method that takes an id, called by one team's owner with the ids of another team's things:
 * it answers as if they were not there, and leaves them as they are.
 */
@SpringBootTest(classes = Framehouse.class)
@PostgresTest
@Import(HouseFixtures.class)
class ForeignIdsIT {
    @Autowired ApplicationContext context;
    @Autowired Teams teams;
    @Autowired People people;

    @TestFactory
    Stream<DynamicTest> anotherTeamsThingIsAnsweredLikeNothing() {
        TeamId ours = AccessFixtures.team(teams, "Studio Nord");
        UserId user = AccessFixtures.person(people);
        Neighbours neighbours = new Neighbours(context);
        Map<String, UUID> theirs = neighbours.things();
        assertThat(theirs).containsKeys("job", "api_key", "asset", "upload", "webhook_endpoint");
        Map<String, String> before = neighbours.rows();
        Stream<DynamicTest> calls =
                ServiceCalls.in(context).values().stream()
                        .flatMap(List::stream)
                        .filter(call -> guarded(call) && namesAThing(call, ours, user))
                        .map(call ->
                                dynamicTest(call.name(), () -> compare(call, ours, user, theirs)));
        DynamicTest rows =
                dynamicTest(
                        "their rows are as they were",
                        () -> assertThat(neighbours.rows()).isEqualTo(before));
        return Stream.concat(calls, Stream.of(rows));
    }

    private static boolean guarded(Call call) {
        Set<Guard> about = Set.of(Guard.TEAM, Guard.TEAM_PERSON, Guard.QUIET, Guard.PLATFORM);
        return ServiceRules.of(call.name()).filter(rule -> about.contains(rule.guard())).isPresent()
                && List.of(call.method().getParameterTypes()).contains(TeamId.class);
    }

    private static boolean namesAThing(Call call, TeamId team, UserId user) {
        MadeUpArguments arguments = new MadeUpArguments(team, user);
        arguments.of(call.method());
        return arguments.nameAThing();
    }

    private static void compare(Call call, TeamId ours, UserId user, Map<String, UUID> theirs) {
        Rule rule = ServiceRules.of(call.name()).orElseThrow();
        Actor caller =
                rule.guard() == Guard.PLATFORM
                        ? Actor.person(user, "Root", Set.of(PlatformRole.ADMIN), Map.of())
                        : Actor.person(user, "Aino K.", Set.of(), Map.of(ours, TeamRole.OWNER));
        // Twice, because the first call may be the one that changes something of one's own.
        Set<String> ofNothing =
                Set.copyOf(
                        List.of(
                                answer(call, caller, ours, user, null),
                                answer(call, caller, ours, user, null)));
        theirs.forEach((table, id) ->
                assertThat(answer(call, caller, ours, user, id))
                        .as("%s with the id of their %s", call.method(), table)
                        .isIn(ofNothing));
    }

    /** What came of it, without ids, times and places in memory. */
    private static String answer(
            Call call, Actor caller, TeamId team, UserId user, @Nullable UUID thing) {
        return CurrentActor.as(caller, () -> invoke(call, new MadeUpArguments(team, user, thing)))
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>")
                .replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z?", "<time>")
                .replaceAll("@[0-9a-f]{4,}", "@");
    }

    private static String invoke(Call call, MadeUpArguments arguments) {
        try {
            call.method().setAccessible(true);
            return String.valueOf(call.method().invoke(call.bean(), arguments.of(call.method())));
        } catch (InvocationTargetException thrown) {
            return String.valueOf(thrown.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package io.framehouse.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.People;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.teams.Teams;
import io.framehouse.walls.ServiceRules.Guard;
import io.framehouse.walls.ServiceRules.Rule;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * Every method of every module about a team, called by every role, by strangers and by nobody. What
 * must come of it follows from {@link ServiceRules}; a method without a row there fails.
 */
@SpringBootTest(classes = Framehouse.class)
@PostgresTest
class RoleMatrixIT {
    private static final Pattern MODULE = Pattern.compile("io\\.framehouse\\.[a-z]+");
    private static final String PASSED = "passed";
    private static final String FORBIDDEN = "forbidden";
    private static final String NO_SUCH_TEAM = "no such team";
    private static final String EMPTY = "empty";

    @Autowired ApplicationContext context;
    @Autowired Teams teams;
    @Autowired People people;

    /** A method of a module's interface, and who implements it. */
    private record Call(Object bean, Method method) {}

    @Test
    void everyMethodAboutATeamHasARow() {
        assertThat(calls().keySet())
                .as("methods about a team; say in ServiceRules who may call each")
                .containsExactlyInAnyOrderElementsOf(ServiceRules.all().keySet());
    }

    @TestFactory
    Stream<DynamicTest> everybodyGetsWhatTheirRoleAllows() {
        TeamId team = AccessFixtures.team(teams, "Studio Nord");
        Map<String, Actor> actors = actors(team);
        Map<String, Rule> rules = ServiceRules.all();
        return calls().entrySet().stream()
                .filter(entry -> rules.containsKey(entry.getKey()))
                .filter(entry -> rules.get(entry.getKey()).guard() != Guard.NONE)
                .map(entry ->
                        dynamicTest(
                                entry.getKey(),
                                () ->
                                        check(
                                                entry.getValue(),
                                                rules.get(entry.getKey()),
                                                team,
                                                actors)));
    }

    private static void check(
            List<Call> calls, Rule rule, TeamId team, Map<String, Actor> actors) {
        for (Call call : calls) {
            Map<String, String> expected = new LinkedHashMap<>();
            Map<String, String> actual = new LinkedHashMap<>();
            actors.forEach((name, actor) -> {
                expected.put(name, expected(rule, team, actor));
                actual.put(name, CurrentActor.as(actor, () -> outcome(call, rule, team)));
            });
            expected.put("nobody", FORBIDDEN);
            actual.put("nobody", outcome(call, rule, team));
            assertThat(actual).as("%s", call.method()).isEqualTo(expected);
        }
    }

    private static String expected(Rule rule, TeamId team, Actor actor) {
        return switch (rule.guard()) {
            case PLATFORM -> actor.mayOnPlatform(rule.action()) ? PASSED : FORBIDDEN;
            case QUIET -> actor.may(team, rule.action()) ? PASSED : EMPTY;
            default -> {
                if (actor.may(team, rule.action())) {
                    yield PASSED;
                }
                yield actor.knows(team) ? FORBIDDEN : NO_SUCH_TEAM;
            }
        };
    }

    /** Whatever comes of made-up arguments once the caller was let in is not looked at. */
    private static String outcome(Call call, Rule rule, TeamId team) {
        Object[] arguments = new MadeUpArguments(team).of(call.method());
        try {
            Object answer = call.method().invoke(call.bean(), arguments);
            return rule.guard() == Guard.QUIET && isEmpty(answer) ? EMPTY : PASSED;
        } catch (InvocationTargetException thrown) {
            return thrown.getCause() instanceof DomainException refusal ? word(refusal) : PASSED;
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String word(DomainException refusal) {
        if (refusal.code() == CommonError.FORBIDDEN) {
            return FORBIDDEN;
        }
        boolean noTeam = String.valueOf(refusal.getMessage()).startsWith("There is no such team");
        return noTeam ? NO_SUCH_TEAM : PASSED;
    }

    private static boolean isEmpty(Object answer) {
        return answer instanceof Optional<?> one && one.isEmpty()
                || answer instanceof Map<?, ?> map && map.isEmpty()
                || answer instanceof Collection<?> list && list.isEmpty();
    }

    private Map<String, Actor> actors(TeamId team) {
        Map<String, Actor> actors = new LinkedHashMap<>();
        for (TeamRole role : TeamRole.values()) {
            actors.put(role.wire(), AccessFixtures.member(teams, people, team, role));
        }
        TeamId other = AccessFixtures.team(teams, "Acme Films");
        actors.put(
                "owner of another team",
                AccessFixtures.member(teams, people, other, TeamRole.OWNER));
        for (PlatformRole role : PlatformRole.values()) {
            actors.put(
                    "platform " + role,
                    Actor.person(
                            AccessFixtures.person(people, role), "Root", Set.of(role), Map.of()));
        }
        return actors;
    }

    /** By "Interface.method", of all beans whose interface stands in the root of a module. */
    private Map<String, List<Call>> calls() {
        Map<String, List<Call>> calls = new TreeMap<>();
        for (String name : context.getBeanDefinitionNames()) {
            Class<?> type = context.getType(name);
            if (type == null || !type.getName().startsWith("io.framehouse.")) {
                continue;
            }
            ClassUtils.getAllInterfacesForClassAsSet(type).stream()
                    .filter(one -> MODULE.matcher(one.getPackageName()).matches())
                    .flatMap(one -> Arrays.stream(one.getDeclaredMethods()))
                    .filter(RoleMatrixIT::isAboutATeam)
                    .forEach(method ->
                            calls.computeIfAbsent(
                                            method.getDeclaringClass().getSimpleName()
                                                    + "."
                                                    + method.getName(),
                                            any -> new java.util.ArrayList<>())
                                    .add(new Call(context.getBean(name), method)));
        }
        return calls;
    }

    private static boolean isAboutATeam(Method method) {
        return !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && Arrays.stream(method.getParameterTypes())
                        .anyMatch(type ->
                                type == TeamId.class
                                        || type.isRecord()
                                                && Arrays.stream(type.getRecordComponents())
                                                        .anyMatch(part ->
                                                                part.getType() == TeamId.class));
    }
}

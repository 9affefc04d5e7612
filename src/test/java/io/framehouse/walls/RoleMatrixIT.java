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
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Teams;
import io.framehouse.walls.ServiceCalls.Call;
import io.framehouse.walls.ServiceRules.Guard;
import io.framehouse.walls.ServiceRules.Rule;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/**
 * Every method by which modules are called, called by every role, with keys of every scope, by
 * strangers and by nobody. What must come of it follows from {@link ServiceRules}; a method without
 * a row there fails.
 */
@SpringBootTest(classes = Framehouse.class)
@PostgresTest
class RoleMatrixIT {
    private static final String PASSED = "passed";
    private static final String FORBIDDEN = "forbidden";
    private static final String NO_SUCH_TEAM = "no such team";
    private static final String NO_SUCH_PERSON = "no such person";
    private static final String EMPTY = "empty";

    @Autowired ApplicationContext context;
    @Autowired Teams teams;
    @Autowired People people;

    @Test
    void everyMethodHasARow() {
        Map<String, List<Call>> calls = ServiceCalls.in(context);
        assertThat(calls.keySet())
                .as("methods by which modules are called; say in ServiceRules who may call each")
                .hasSizeGreaterThan(200)
                .allMatch(method -> ServiceRules.of(method).isPresent());
        assertThat(ServiceRules.rowsBeside(calls.keySet())).as("rows without a method").isEmpty();
    }

    @Test
    void whoeverAsksIsNotSaidToAskNobody() {
        assertThat(rows(rule -> rule.guard() == Guard.NONE))
                .as("methods that ask what the caller may do; give each its own row")
                .hasSizeGreaterThan(50)
                .noneMatch(Call::asks);
    }

    @Test
    void whoMayBeAskedAboutNoTeamSaysWhomItAnswers() {
        assertThat(rows(rule -> rule.guard() != Guard.NONE && rule.withoutTeam() == null))
                .as("methods about a team or none; say in ServiceRules what it takes without one")
                .noneMatch(Call::takesNoTeam);
        assertThat(rows(rule -> rule.withoutTeam() != null))
                .hasSizeGreaterThan(10)
                .allMatch(Call::takesNoTeam);
    }

    private List<Call> rows(Predicate<Rule> wanted) {
        List<Call> found = new ArrayList<>();
        ServiceCalls.in(context)
                .forEach((method, calls) ->
                        ServiceRules.of(method)
                                .filter(wanted)
                                .ifPresent(rule -> found.addAll(calls)));
        return found;
    }

    @TestFactory
    Stream<DynamicTest> everybodyGetsWhatTheirRoleAllows() {
        TeamId team = AccessFixtures.team(teams, "Studio Nord");
        Map<String, Actor> callers = new LinkedHashMap<>();
        callers.putAll(Callers.people(AccessFixtures.person(people), team));
        callers.putAll(Callers.keys(team));
        UserId somebodyElse = AccessFixtures.person(people);
        return ServiceCalls.in(context).entrySet().stream()
                .filter(entry -> guarded(entry.getKey()))
                .map(entry ->
                        dynamicTest(
                                entry.getKey(),
                                () -> {
                                    Rule rule = ServiceRules.of(entry.getKey()).orElseThrow();
                                    for (Call call : entry.getValue()) {
                                        check(call, rule, team, somebodyElse, callers);
                                    }
                                }));
    }

    private static boolean guarded(String method) {
        return ServiceRules.of(method).filter(rule -> rule.guard() != Guard.NONE).isPresent();
    }

    private static void check(
            Call call, Rule rule, TeamId team, UserId person, Map<String, Actor> callers) {
        compare(
                call,
                new MadeUpArguments(team, person),
                callers,
                actor -> expected(rule, team, actor));
        if (rule.withoutTeam() != null && call.takesNoTeam()) {
            compare(
                    call,
                    new MadeUpArguments(null, person),
                    callers,
                    actor -> actor.mayOnPlatform(rule.withoutTeam()) ? PASSED : FORBIDDEN);
        }
    }

    private static void compare(
            Call call,
            MadeUpArguments arguments,
            Map<String, Actor> callers,
            Function<Actor, String> wanted) {
        Map<String, String> expected = new LinkedHashMap<>();
        Map<String, String> actual = new LinkedHashMap<>();
        callers.forEach((name, actor) -> {
            String due = wanted.apply(actor);
            String outcome = CurrentActor.as(actor, () -> outcome(call, arguments));
            expected.put(name, due);
            // An answer with nothing in it is an answer, but where nothing else may come.
            actual.put(name, outcome.equals(EMPTY) && !due.equals(EMPTY) ? PASSED : outcome);
        });
        expected.put("nobody", FORBIDDEN);
        actual.put("nobody", outcome(call, arguments));
        assertThat(actual).as("%s", call.method()).isEqualTo(expected);
    }

    private static String expected(Rule rule, TeamId team, Actor actor) {
        boolean person = actor.kind() == Actor.Kind.PERSON;
        return switch (rule.guard()) {
            case TEAM -> ofTeam(rule, team, actor);
            case TEAM_PERSON -> {
                String due = ofTeam(rule, team, actor);
                yield due.equals(PASSED) && !person ? FORBIDDEN : due;
            }
            case PLATFORM -> rule.allowsOnPlatform(actor) ? PASSED : FORBIDDEN;
            case QUIET -> rule.allows(actor, team) ? PASSED : EMPTY;
            case SELF -> rule.allowsOnPlatform(actor) ? PASSED : NO_SUCH_PERSON;
            case PERSON -> person ? PASSED : FORBIDDEN;
            case SIGNED_IN -> PASSED;
            case SESSION, SYSTEM -> FORBIDDEN;
            case NONE -> throw new IllegalArgumentException("Nobody is asked");
        };
    }

    private static String ofTeam(Rule rule, TeamId team, Actor actor) {
        if (rule.allows(actor, team)) {
            return PASSED;
        }
        return actor.knows(team) ? FORBIDDEN : NO_SUCH_TEAM;
    }

    /** Whatever comes of made-up arguments once the caller was let in is not looked at. */
    private static String outcome(Call call, MadeUpArguments arguments) {
        try {
            call.method().setAccessible(true);
            Object answer = call.method().invoke(call.bean(), arguments.of(call.method()));
            return isEmpty(answer) ? EMPTY : PASSED;
        } catch (InvocationTargetException thrown) {
            return thrown.getCause() instanceof DomainException refusal ? word(refusal) : PASSED;
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String word(DomainException refusal) {
        String message = String.valueOf(refusal.getMessage());
        if (refusal.code() == CommonError.FORBIDDEN) {
            return FORBIDDEN;
        }
        if (message.startsWith("There is no such team")) {
            return NO_SUCH_TEAM;
        }
        return message.startsWith("There is no such person") ? NO_SUCH_PERSON : PASSED;
    }

    private static boolean isEmpty(@Nullable Object answer) {
        return answer instanceof Optional<?> one && one.isEmpty()
                || answer instanceof Map<?, ?> map && map.isEmpty()
                || answer instanceof Collection<?> list && list.isEmpty();
    }
}

package io.framehouse.access;

import static io.framehouse.shared.KeyScope.JOBS_READ;
import static io.framehouse.shared.KeyScope.JOBS_WRITE;
import static io.framehouse.shared.KeyScope.PLATFORM_ADMIN;
import static io.framehouse.shared.KeyScope.PLATFORM_FINANCE;
import static io.framehouse.shared.KeyScope.TEAM_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Teams;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = {
            AccessApplication.class,
            SecurityChainsIT.Extras.class,
            SecurityChainsIT.WhoAmI.class
        },
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"framehouse.admin-api-key=" + SecurityChainsIT.BOOTSTRAP})
@PostgresTest
class SecurityChainsIT {
    static final String BOOTSTRAP = "a bootstrap key of 32 characters & more!";
    private static final Set<KeyScope> WORK = Set.of(JOBS_WRITE, JOBS_READ);
    private static final String NATIVE = "/api/v1/test-whoami";
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired ApiKeys keys;
    @Autowired KeyCalls calls;
    @Autowired Teams teams;
    @Autowired People people;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired MutableClock clock;
    @LocalServerPort int port;

    private Http http;
    private TeamId team;

    @BeforeEach
    void makeTeam() {
        http = Http.program(port);
        team = AccessFixtures.team(teams, "Studio Nord");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "Token"})
    void aGoodKeyActsForItsTeam(String scheme) {
        NewKey key = system(() -> keys.create(team, data("ci", WORK)));
        HttpResponse<String> answer =
                http.get(NATIVE, "Authorization", scheme + " " + key.secret());
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.path("label").asString()).isEqualTo("key ci");
        assertThat(body.path("team").asString()).isEqualTo(team.toString());
        assertThat(body.path("scopes").asString()).isEqualTo("[jobs:read, jobs:write]");
        noCookie(answer);
        noCookie(http.get("/ent/v2/test", "Authorization", "Token " + key.secret()));
    }

    @Test
    void theLastCallsOfAKeyAreKeptByTheirTemplate() {
        NewKey key = system(() -> keys.create(team, data("ci", WORK)));
        String[] header = {"Authorization", "Bearer " + key.secret()};
        assertThat(http.get("/ent/v2/test?secret=of-mine", header).statusCode()).isEqualTo(200);
        await(key, clock.instant());
        for (int call = 0; call < KeyCalls.MOST; call++) {
            clock.advance(Duration.ofMillis(5));
            http.get(NATIVE, header);
        }
        clock.advance(Duration.ofMillis(5));
        int status = http.get("/api/v1/there-is-no-such-thing", header).statusCode();
        Instant last = clock.instant();
        List<KeyCall> kept = await(key, last);
        assertThat(kept).hasSize(KeyCalls.MOST);
        assertThat(kept.getFirst().status()).isEqualTo(status);
        assertThat(kept.getFirst().at()).isEqualTo(last.truncatedTo(ChronoUnit.MILLIS));
        assertThat(kept.subList(1, KeyCalls.MOST))
                .allMatch(call -> NATIVE.equals(call.route()) && call.status() == 200)
                .allMatch(call -> call.method().equals("GET"));
        assertThat(kept.toString()).doesNotContain("of-mine", "ent/v2", "no-such-thing");
        TeamId other = AccessFixtures.team(teams, "Acme");
        assertThatThrownBy(() -> system(() -> calls.last(other, key.key().id())))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("no such key");
    }

    /** A call is noted once it was answered, which the caller may learn a little sooner. */
    private List<KeyCall> await(NewKey key, Instant last) {
        List<KeyCall> kept = List.of();
        for (long end = System.nanoTime() + 10_000_000_000L; System.nanoTime() < end; ) {
            kept = system(() -> calls.last(team, key.key().id()));
            if (!kept.isEmpty() && kept.getFirst().at().equals(last)) {
                return kept;
            }
        }
        return kept;
    }

    @Test
    void everyWrongKeyGetsOneAndTheSameAnswer() {
        String revoked = revoked();
        String expired = expired();
        String unknown = unknown();
        List<HttpResponse<String>> answers =
                Stream.of(
                                "Bearer nonsense",
                                "Basic dXNlcjpwYXNz",
                                "Bearer",
                                "Bearer " + unknown,
                                "Bearer " + unknown.substring(0, unknown.length() - 1) + "!",
                                "Bearer " + revoked,
                                "Bearer " + expired)
                        .map(header -> http.get(NATIVE, "Authorization", header))
                        .toList();
        HttpResponse<String> missing = http.get(NATIVE);
        JsonNode expected = withoutTrace(missing);
        assertThat(expected.propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "code");
        assertThat(expected.path("code").asString()).isEqualTo("unauthenticated");
        for (HttpResponse<String> answer : answers) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(withoutTrace(answer)).isEqualTo(expected);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
            noCookie(answer);
        }
    }

    @Test
    void anUnknownNativeAddressIsRefusedBeforeItIsLookedFor() {
        assertThat(http.get("/api/v1/there-is-no-such-thing").statusCode()).isEqualTo(401);
        assertThat(http.get("/api/v1/a;b/..%2f..").statusCode()).isIn(400, 401);
    }

    @Test
    void routersTellMissingFromWrong() {
        HttpResponse<String> missing = http.get("/v3/async/task-result?task_id=1");
        assertThat(missing.statusCode()).isEqualTo(403);
        assertThat(JSON.readTree(missing.body()))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"code":403,"reason":"INVALID_API_KEY",
                                 "message":"API key missing","metadata":{}}
                                """));
        for (String header :
                List.of("Bearer nonsense", "Bearer " + unknown(), "Bearer " + revoked())) {
            HttpResponse<String> wrong =
                    http.get("/v3/async/task-result?task_id=1", "Authorization", header);
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(JSON.readTree(wrong.body()).path("reason").asString())
                    .isEqualTo("FAILED_TO_AUTH");
            noCookie(wrong);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ent/v2/test", "/vidu/ent/v2/tasks/1", "/vidu/v1/videos/1"})
    void viduAnswersInItsForm(String path) {
        for (HttpResponse<String> answer :
                List.of(http.get(path), http.get(path, "Authorization", "Token " + unknown()))) {
            assertThat(answer.statusCode()).isEqualTo(401);
            JsonNode body = JSON.readTree(answer.body());
            assertThat(body.path("code").asInt()).isEqualTo(401);
            assertThat(body.path("reason").asString()).isEqualTo("Unauthorized");
            assertThat(body.path("message").asString()).isNotEmpty();
            assertThat(body.path("metadata").path("trace_id").asString()).isNotEmpty();
            noCookie(answer);
        }
    }

    @Test
    void vtrixAnswersInItsForm() {
        HttpResponse<String> answer = http.get("/model/v1/generation/task/1");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(JSON.readTree(answer.body()).propertyNames()).containsExactly("message");
    }

    @Test
    void theOldSecretWorksForTheOverlapAndNoLonger() {
        NewKey first = system(() -> keys.create(team, data("ci", WORK)));
        NewKey second = system(() -> keys.rotate(team, first.key().id(), Duration.ofHours(1)));
        assertThat(second.secret()).isNotEqualTo(first.secret());
        assertThat(status(first.secret())).isEqualTo(200);
        assertThat(status(second.secret())).isEqualTo(200);
        clock.advance(Duration.ofMinutes(61));
        assertThat(status(first.secret())).isEqualTo(401);
        assertThat(status(second.secret())).isEqualTo(200);
        NewKey third = system(() -> keys.rotate(team, first.key().id(), Duration.ZERO));
        assertThat(status(second.secret())).isEqualTo(401);
        assertThat(status(third.secret())).isEqualTo(200);
    }

    @Test
    void aSecondRotationEndsTheOldestSecretAndTheOverlapNeverOutlivesTheKey() {
        NewKey first = system(() -> keys.create(team, data("ci", WORK)));
        NewKey second = system(() -> keys.rotate(team, first.key().id(), Duration.ofHours(24)));
        clock.advance(Duration.ofHours(1));
        NewKey third = system(() -> keys.rotate(team, first.key().id(), Duration.ofHours(2)));
        assertThat(third.key().oldSecretUntil())
                .isEqualTo(clock.instant().plus(Duration.ofHours(2)));
        assertThat(status(first.secret())).isEqualTo(401);
        assertThat(status(second.secret())).isEqualTo(200);
        assertThat(status(third.secret())).isEqualTo(200);
        KeyData ending =
                new KeyData("ci", null, WORK, clock.instant().plus(Duration.ofMinutes(30)));
        system(() -> keys.update(team, first.key().id(), ending));
        clock.advance(Duration.ofMinutes(31));
        assertThat(status(second.secret())).isEqualTo(401);
        assertThat(status(third.secret())).isEqualTo(401);
    }

    @Test
    void aRightPublicIdWithAnotherSecretIsWrong() {
        NewKey one = system(() -> keys.create(team, data("one", WORK)));
        NewKey two = system(() -> keys.rotate(team, one.key().id(), Duration.ZERO));
        assertThat(two.secret()).startsWith("fh_" + one.key().publicId() + "_");
        assertThat(status(one.secret())).isEqualTo(401);
    }

    @Test
    void aKeyNeverDoesMoreThanItsOwnerMay() {
        Actor owner = AccessFixtures.member(teams, people, team, TeamRole.ADMIN);
        UserId user = owner.userId();
        KeyData data = new KeyData("mine", user, Set.of(JOBS_WRITE, JOBS_READ, TEAM_ADMIN), null);
        NewKey key = system(() -> keys.create(team, data));
        assertThat(scopes(key)).isEqualTo("[jobs:read, jobs:write, team:admin]");
        system(() -> teams.putMember(team, user, TeamRole.MEMBER));
        assertThat(scopes(key)).isEqualTo("[jobs:read, jobs:write]");
        system(() -> teams.putMember(team, user, TeamRole.VIEWER));
        assertThat(scopes(key)).isEqualTo("[jobs:read]");
        CurrentActor.runAs(Actor.system("test"), () -> teams.removeMember(team, user));
        assertThat(status(key.secret())).isEqualTo(401);
    }

    @Test
    void useIsNotedAtMostOnceAMinute() {
        NewKey key = system(() -> keys.create(team, data("ci", WORK)));
        status(key.secret());
        Instant first = clock.instant();
        awaitLastUse(key, first);
        clock.advance(Duration.ofSeconds(59));
        status(key.secret());
        assertThat(lastUse(key)).isEqualTo(first);
        clock.advance(Duration.ofSeconds(1));
        status(key.secret());
        awaitLastUse(key, clock.instant());
    }

    @Test
    void theBootstrapKeyOpensThePlatform() {
        HttpResponse<String> answer = http.get(NATIVE, "Authorization", "Bearer " + BOOTSTRAP);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("scopes").asString())
                .isEqualTo("[platform:admin, platform:finance]");
        assertThat(status(BOOTSTRAP + "x")).isEqualTo(401);
    }

    @Test
    void healthIsOpenAndTheRestOfTheActuatorForPlatformKeys() {
        assertThat(http.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(http.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(http.get("/actuator/prometheus").statusCode()).isEqualTo(401);
        NewKey ofTeam = system(() -> keys.create(team, data("ci", Set.of(TEAM_ADMIN))));
        assertThat(actuator(ofTeam.secret())).isEqualTo(403);
        NewKey finance = system(() -> keys.create(null, data("f", Set.of(PLATFORM_FINANCE))));
        NewKey admin = system(() -> keys.create(null, data("a", Set.of(PLATFORM_ADMIN))));
        assertThat(actuator(finance.secret())).isNotIn(401, 403);
        assertThat(actuator(admin.secret())).isNotIn(401, 403);
        assertThat(actuator(BOOTSTRAP)).isNotIn(401, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/media/x", "/callbacks/vidu/x", "/styles/views/access.css"})
    void openAddressesAskForNoKeyAndSetNoCookie(String path) {
        HttpResponse<String> answer = http.get(path);
        assertThat(answer.statusCode()).isNotIn(401, 403, 302);
        if (path.startsWith("/styles")) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains(".login__card");
            noCookie(answer);
        }
    }

    private int actuator(String secret) {
        return http.get("/actuator/info", "Authorization", "Bearer " + secret).statusCode();
    }

    private String scopes(NewKey key) {
        String body = http.get(NATIVE, "Authorization", "Bearer " + key.secret()).body();
        return JSON.readTree(body).path("scopes").asString();
    }

    private String revoked() {
        NewKey key = system(() -> keys.create(team, data("revoked", WORK)));
        CurrentActor.runAs(Actor.system("test"), () -> keys.revoke(team, key.key().id()));
        return key.secret();
    }

    private String expired() {
        KeyData soon = new KeyData("soon", null, WORK, clock.instant().plusSeconds(60));
        NewKey key = system(() -> keys.create(team, soon));
        assertThat(status(key.secret())).isEqualTo(200);
        clock.advance(Duration.ofSeconds(60));
        return key.secret();
    }

    /** A well-formed key that was never given: of a key whose row is another one now. */
    private String unknown() {
        NewKey key = system(() -> keys.create(team, data("gone", WORK)));
        system(() -> keys.rotate(team, key.key().id(), Duration.ZERO));
        return key.secret();
    }

    private int status(String secret) {
        return http.get(NATIVE, "Authorization", "Bearer " + secret).statusCode();
    }

    private void awaitLastUse(NewKey key, Instant expected) {
        Instant deadline = Instant.now().plusSeconds(10);
        while (!expected.equals(lastUse(key)) && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        assertThat(lastUse(key)).isEqualTo(expected);
    }

    private Instant lastUse(NewKey key) {
        return system(() -> keys.get(team, key.key().id())).lastUsedAt();
    }

    private static KeyData data(String name, Set<KeyScope> scopes) {
        return new KeyData(name, null, scopes, null);
    }

    private static JsonNode withoutTrace(HttpResponse<String> answer) {
        tools.jackson.databind.node.ObjectNode body =
                (tools.jackson.databind.node.ObjectNode) JSON.readTree(answer.body());
        assertThat(body.path("trace_id").asString()).isNotEmpty();
        body.remove("trace_id");
        return body;
    }

    private static void noCookie(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    private static <T> T system(Supplier<T> work) {
        return CurrentActor.as(Actor.system("test"), work);
    }

    /** Tells who the application thinks is asking. */
    @RestController
    static class WhoAmI {
        private final CurrentActor currentActor;

        WhoAmI(CurrentActor currentActor) {
            this.currentActor = currentActor;
        }

        @GetMapping({NATIVE, "/ent/v2/test"})
        Map<String, String> whoAmI() {
            Actor actor = currentActor.get();
            Map<String, String> body = new LinkedHashMap<>();
            body.put("label", actor.label());
            body.put("team", String.valueOf(actor.keyTeam()));
            body.put(
                    "scopes",
                    actor.scopes().stream().map(KeyScope::wire).sorted().toList().toString());
            return body;
        }
    }

    /** A clock that the test moves. */
    static class Extras {
        @Bean
        @Primary
        MutableClock movedClock() {
            return new MutableClock(Instant.parse("2026-11-21T10:00:00Z"));
        }
    }
}

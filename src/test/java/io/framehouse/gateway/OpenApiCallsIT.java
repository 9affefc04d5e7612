package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.framehouse.access.People;
import io.framehouse.gateway.ApiDocument.Operation;
import io.framehouse.sandbox.SandboxProvider;
import io.framehouse.shared.TeamTransactions;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every operation of the document, called as documented and as another would call it. */
@ApiStory
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiCallsIT {
    private static final List<String> SCOPES =
            List.of(
                    "jobs:write",
                    "jobs:read",
                    "assets:read",
                    "usage:read",
                    "team:admin",
                    "platform:admin",
                    "platform:finance");

    @LocalServerPort int port;
    @Autowired People people;
    @Autowired SandboxProvider sandbox;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;

    private ApiDocument document;
    private OpenApiWorld world;
    private ApiTeam stranger;

    @BeforeAll
    void start() {
        document = ApiDocument.read(port);
        world =
                new OpenApiWorld(
                        port, document, people, sandbox, new PreviewRows(jdbc, transactions));
        stranger = ApiTeam.make(port, "100");
    }

    @AfterAll
    void booksBalance() {
        var proof = ApiClient.admin(port).post("/api/v1/admin/proof/run", "").is(200).json();
        assertThat(proof.path("ok").asBoolean()).as(proof.toString()).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleAnswersAsDocumentedWithEachScope() {
        return each(
                operation -> true,
                operation ->
                        operation
                                .scopes()
                                .forEach(scope -> {
                                    ApiReply reply =
                                            world.send(operation, world.client(operation, scope));
                                    assertThat(reply.status())
                                            .as(scope + " " + reply)
                                            .isEqualTo(operation.success());
                                    answersAsDocumented(operation, reply);
                                }));
    }

    @TestFactory
    Stream<DynamicTest> anyOtherScopeIsForbidden() {
        return each(
                operation -> true,
                operation ->
                        SCOPES.stream()
                                .filter(scope -> !operation.scopes().contains(scope))
                                .forEach(scope -> {
                                    ApiReply reply =
                                            world.sendInVain(
                                                    operation, world.client(operation, scope));
                                    assertThat(reply.status())
                                            .as(scope + " " + reply)
                                            .isEqualTo(403);
                                    answersAsDocumented(operation, reply);
                                }));
    }

    @TestFactory
    Stream<DynamicTest> withoutAKeyNothingOpens() {
        return each(
                operation -> true,
                operation -> {
                    for (String key : Arrays.asList(null, "Bearer fh_wrong")) {
                        ApiClient client = stranger.api().showing(key);
                        ApiReply reply = world.sendInVain(operation, client);
                        boolean routersWithout = operation.path().startsWith("/v3/") && key == null;
                        assertThat(reply.status()).isEqualTo(routersWithout ? 403 : 401);
                        answersAsDocumented(operation, reply);
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> aBrokenBodyIsRefusedAsDocumented() {
        return each(
                Operation::takesJson,
                operation -> {
                    ApiClient client = world.client(operation, operation.scopes().getFirst());
                    for (String body : List.of("{", "\"text\"", "7")) {
                        ApiReply reply = world.sendInVain(operation, client, whole -> body);
                        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
                        answersAsDocumented(operation, reply);
                    }
                });
    }

    /** With every id in the path a stranger's, and with one at a time. */
    @TestFactory
    Stream<DynamicTest> anotherTeamsThingIsNotFound() {
        return each(
                operation -> operation.ofTeams() && bearsId(operation),
                operation -> {
                    for (String scope : operation.scopes()) {
                        if (scope.startsWith("platform:")) {
                            continue;
                        }
                        ApiClient other = strangerWith(scope);
                        ApiReply reply = world.sendInVain(operation, other);
                        assertThat(reply.status()).as(scope + " " + reply).isEqualTo(404);
                        answersAsDocumented(operation, reply);
                        inOwnTeam(operation, other);
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> whatDoesNotExistIsNotFound() {
        return each(
                this::bearsId,
                operation -> {
                    String scope = operation.scopes().getFirst();
                    for (String id : List.of(UUID.randomUUID().toString(), "nonsense")) {
                        String path = world.path(operation, example -> placeholder(example, id));
                        ApiReply reply =
                                world.send(
                                        operation,
                                        world.client(operation, scope),
                                        path,
                                        operation
                                                .node()
                                                .at(
                                                        "/requestBody/content/application~1json/example")
                                                .toString());
                        assertThat(reply.status()).as(reply.toString()).isEqualTo(404);
                        answersAsDocumented(operation, reply);
                    }
                });
    }

    @Test
    void theSameIdempotencyKeyAnswersTwoHundredAsDocumented() {
        Operation submit =
                document.operations().stream()
                        .filter(operation -> operation.id().equals("submitJob"))
                        .findFirst()
                        .orElseThrow();
        String body = submit.node().at("/requestBody/content/application~1json/example").toString();
        String key = UUID.randomUUID().toString();
        ApiClient api = world.maker().api();
        answersAsDocumented(submit, api.post("/api/v1/jobs", body, "Idempotency-Key", key).is(202));
        answersAsDocumented(submit, api.post("/api/v1/jobs", body, "Idempotency-Key", key).is(200));
        ApiReply other =
                api.post("/api/v1/jobs", body.replace("draft", "x"), "Idempotency-Key", key);
        other.problem(409, "idempotency_key_reused");
        answersAsDocumented(submit, other);
    }

    /** The stranger's own team with somebody else's key or member in it. */
    private void inOwnTeam(Operation operation, ApiClient other) {
        if (!operation.path().startsWith("/api/v1/admin/teams/{team_id}/")
                || operation.path().indexOf('{') == operation.path().lastIndexOf('{')) {
            return;
        }
        String path =
                world.keptPath(operation)
                        .replaceFirst("/teams/[^/]+/", "/teams/" + stranger.id() + "/");
        String body =
                operation.node().at("/requestBody/content/application~1json/example").toString();
        ApiReply reply = world.send(operation, other, path, body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(404);
        answersAsDocumented(operation, reply);
    }

    private ApiClient strangerWith(String scope) {
        return ApiClient.bearer(
                port,
                ApiTeam.newKey(stranger.admin(), stranger.id(), "[\"" + scope + "\"]")
                        .path("key")
                        .asString());
    }

    private boolean bearsId(Operation operation) {
        return document.parameters(operation).stream()
                .anyMatch(parameter -> isId(parameter.path("example").asString("")));
    }

    private static boolean isId(String example) {
        return example.startsWith("01993f5e-");
    }

    private static String placeholder(String example, String id) {
        return isId(example) ? id : example;
    }

    private Stream<DynamicTest> each(Predicate<Operation> which, Consumer<Operation> test) {
        return document.operations().stream()
                .filter(operation -> !operation.scopes().isEmpty())
                .filter(which)
                .map(operation -> dynamicTest(operation.toString(), () -> test.accept(operation)));
    }

    private void answersAsDocumented(Operation operation, ApiReply reply) {
        assertThat(document.problems(operation, reply)).as(operation + " " + reply).isEmpty();
    }
}

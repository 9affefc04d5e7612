package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** No connection to be had: callers are told to come back, and find all well when they do. */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "framehouse.admin-api-key=" + ApiStory.ADMIN_KEY,
            "spring.datasource.hikari.maximum-pool-size=12",
            "spring.datasource.hikari.connection-timeout=2000",
            "db-scheduler.enabled=false",
            "framehouse.reconciliation.pause-millis=3600000",
            "framehouse.copies.enabled=false"
        })
@PostgresTest
class ExhaustionIT {
    private static final int POOL = 12;
    private static final String TASK =
            "/v3/async/task-result?task_id=01970000-0000-7000-8000-0000000000cc";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort int port;
    @Autowired DataSource dataSource;
    private ApiTeam team;

    @BeforeEach
    void makeTeam() {
        team = ApiTeam.make(port, "100");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + team.key())
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                BodyHandlers.ofString());
    }

    /** All connections but the one on which signals are heard for good. */
    private List<Connection> takeAll() {
        List<Connection> taken = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (taken.size() < POOL - 1 && System.nanoTime() < end) {
            try {
                taken.add(dataSource.getConnection());
            } catch (SQLException inUse) {
                // Work in the background gives its connection back in a moment.
            }
        }
        assertThat(taken).hasSize(POOL - 1);
        return taken;
    }

    @Test
    void withoutConnectionsCallersAreToldToComeBack() throws Exception {
        List<Connection> taken = takeAll();
        try {
            HttpResponse<String> answer = get("/api/v1/jobs");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
            JsonNode problem = JobFixture.JSON.readTree(answer.body());
            assertThat(problem.path("code").asString()).isEqualTo("unavailable");
            assertThat(problem.path("retry_after").asInt()).isEqualTo(2);
            assertThat(answer.body()).doesNotContain("Hikari", "Exception", "jdbc");
            for (String path : List.of(TASK, "/ent/v2/credits")) {
                HttpResponse<String> dropIn = get(path);
                assertThat(dropIn.statusCode()).as(dropIn.body()).isEqualTo(503);
                assertThat(dropIn.headers().firstValue("Retry-After")).hasValue("2");
            }
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        assertThat(get("/api/v1/jobs").statusCode()).isEqualTo(200);
    }

    /** The key is known for a moment, so it is the call itself that finds no connection. */
    @Test
    void withoutConnectionsAKnownKeyIsToldTheSame() throws Exception {
        List<Connection> taken = takeAll();
        try {
            for (String path : List.of("/api/v1/jobs", TASK, "/ent/v2/credits")) {
                taken.removeLast().close();
                assertThat(get("/api/v1/jobs").statusCode()).isEqualTo(200);
                taken.add(dataSource.getConnection());
                HttpResponse<String> answer = get(path);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
            }
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    @Test
    void fiveHundredVirtualThreadsGetAnAnswerEachAndTheHouseRecovers() throws Exception {
        List<Connection> taken = takeAll();
        List<Future<HttpResponse<String>>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                calls.add(threads.submit(() -> get("/api/v1/jobs")));
            }
            for (Future<HttpResponse<String>> call : calls) {
                assertThat(call.get().statusCode()).isEqualTo(503);
            }
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        assertThat(get("/api/v1/jobs").statusCode()).isEqualTo(200);
        team.api().post("/api/v1/jobs", ApiTeam.wish("after all")).is(202);
    }

    @Test
    void blockedTransactionsHoldUpOnlyThemselves() throws Exception {
        try (Connection blocking = dataSource.getConnection()) {
            blocking.setAutoCommit(false);
            blocking.createStatement().execute("set local role framehouse_platform");
            blocking.createStatement()
                    .execute(
                            "select 1 from credit_balance where team_id = '"
                                    + team.id()
                                    + "' for update");
            List<Future<HttpResponse<String>>> blocked = new ArrayList<>();
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            for (int i = 0; i < 40; i++) {
                String key = "blocked " + i;
                blocked.add(threads.submit(() -> postUntilTaken(key)));
            }
            await().until(() -> waitsForALock(blocking));
            // Submissions of one team share a transaction, so one connection waits and not forty.
            ApiTeam other = ApiTeam.make(port, "100");
            other.api().post("/api/v1/jobs", ApiTeam.wish("free")).is(202);
            assertThat(blocked).noneMatch(Future::isDone);
            blocking.rollback();
            threads.close();
            List<Integer> statuses = new ArrayList<>();
            for (Future<HttpResponse<String>> call : blocked) {
                statuses.add(call.get().statusCode());
            }
            // 100 credits are five videos of 18.
            assertThat(statuses).containsOnly(202, 402);
            assertThat(statuses).filteredOn(status -> status == 202).hasSize(5);
        }
    }

    private static boolean waitsForALock(Connection connection) throws SQLException {
        try (ResultSet row =
                connection
                        .createStatement()
                        .executeQuery("select exists (select from pg_locks where not granted)")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Comes back as it is told to, with the same key. */
    private HttpResponse<String> postUntilTaken(String key) throws Exception {
        HttpResponse<String> answer = post(ApiTeam.wish("blocked"), key);
        while (answer.statusCode() == 503) {
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
            answer = post(ApiTeam.wish("blocked"), key);
        }
        return answer;
    }

    private HttpResponse<String> post(String body, String key) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/jobs"))
                        .header("Authorization", "Bearer " + team.key())
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .timeout(Duration.ofSeconds(60))
                        .build(),
                BodyHandlers.ofString());
    }
}

package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.bench.StatementCount;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** What a call costs the database, in statements that it waits for; commits are counted too. */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "framehouse.admin-api-key=" + ApiStory.ADMIN_KEY,
            // Jobs stay held until they are cancelled.
            "framehouse.reconciliation.pause-millis=3600000"
        })
@PostgresTest
@Import(ReadCostIT.Counting.class)
class ReadCostIT {
    @LocalServerPort int port;
    private ApiTeam team;

    @TestConfiguration(proxyBeanMethods = false)
    static class Counting {
        @Bean
        static StatementCount statementCount() {
            return new StatementCount();
        }
    }

    @BeforeEach
    void makeTeam() {
        team = ApiTeam.make(port, "200");
    }

    /** The least of some calls in a row: now and then the key is looked up again between them. */
    private static long statements(Supplier<ApiReply> call, int status) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long before = StatementCount.OF_REQUESTS.sum();
            call.get().is(status);
            least = Math.min(least, StatementCount.OF_REQUESTS.sum() - before);
        }
        return least;
    }

    @Test
    void readOfAJobOnItsWayIsOneStatement() {
        String job = held();
        assertThat(statements(() -> team.api().get("/api/v1/jobs/" + job), 200)).isEqualTo(1);
        assertThat(statements(() -> team.api().get(taskResult(job)), 200)).isEqualTo(1);
        // Vidu repeats the payload of the caller.
        assertThat(statements(() -> team.api().get(creations(job)), 200)).isEqualTo(2);
    }

    @Test
    void readOfAFinishedJobIsOneStatementMoreForItsCopies() {
        String job = held();
        team.api().post("/api/v1/jobs/" + job + "/cancel", "").is(202);
        assertThat(team.job(job).path("state").asString()).isEqualTo("cancelled");
        assertThat(statements(() -> team.api().get("/api/v1/jobs/" + job), 200)).isEqualTo(2);
        assertThat(statements(() -> team.api().get(taskResult(job)), 200)).isEqualTo(2);
        assertThat(statements(() -> team.api().get(creations(job)), 200)).isEqualTo(3);
    }

    /** Team, lists, price and the picture; then role, the one statement that holds, and commit. */
    @Test
    void submitIsSixStatementsAndOneMoreForEachPictureKeptBefore() {
        String picture = held();
        String kept = team.job(picture).path("parameters").path("images").path(0).asString();
        assertThat(kept).startsWith("upload:");
        String wish =
                "{\"model\": \"viduq3-pro\", \"parameters\": {\"duration\": 2, \"prompt\": \"again\","
                        + " \"resolution\": \"540p\", \"images\": [\""
                        + kept
                        + "\"]}}";
        assertThat(statements(() -> team.api().post("/api/v1/jobs", wish), 202)).isEqualTo(7);
    }

    @Test
    void neighboursJobCostsNoMoreAndIsNotFound() {
        String job = held();
        ApiTeam neighbour = ApiTeam.make(port, "0");
        // Its key is so new that the news of it may still be on their way.
        await().untilAsserted(() ->
                assertThat(statements(() -> neighbour.api().get("/api/v1/jobs/" + job), 404))
                        .isEqualTo(1));
    }

    @Test
    void wrongKeyShownAgainCostsNothing() {
        ApiClient malformed = team.api().showing("Bearer fh_nobody");
        assertThat(statements(() -> malformed.get("/api/v1/jobs"), 401)).isZero();
        JsonNode key = ApiTeam.newKey(team.admin(), team.id(), "[\"jobs:read\"]");
        team.admin().delete(team.adminPath() + "/keys/" + key.path("id").asString()).is(204);
        ApiClient revoked = ApiClient.bearer(port, key.path("key").asString());
        assertThat(statements(() -> revoked.get("/api/v1/jobs"), 401)).isZero();
    }

    @Test
    void keyOverItsLimitCostsNothing() {
        String made =
                "{\"name\": \"limited\", \"rate_per_minute\": 1, \"scopes\": [\"jobs:read\"]}";
        JsonNode key = team.admin().post(team.adminPath() + "/keys", made).is(201).json();
        ApiClient over = ApiClient.bearer(port, key.path("key").asString());
        over.get("/api/v1/jobs").is(200);
        assertThat(statements(() -> over.get("/api/v1/jobs"), 429)).isZero();
    }

    private String held() {
        return team.submit("on its way").path("id").asString();
    }

    private static String taskResult(String job) {
        return "/v3/async/task-result?task_id=" + job;
    }

    private static String creations(String job) {
        return "/ent/v2/tasks/" + job + "/creations";
    }
}

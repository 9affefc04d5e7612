package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The promise of the header {@code Idempotency-Key}, over real HTTP. */
@ApiStory
class IdempotencyIT {
    private static final String KEY = "Idempotency-Key";
    @LocalServerPort int port;
    private ApiTeam team;

    @BeforeEach
    void makeTeam() {
        team = ApiTeam.make(port, "200");
    }

    private ApiReply submit(ApiClient api, String key, String body) {
        return api.post("/api/v1/jobs", body, KEY, key);
    }

    private int jobs() {
        return team.api().get("/api/v1/jobs?limit=200").is(200).json().path("items").size();
    }

    @Test
    void hundredAtOnceMakeOneJob() throws Exception {
        String body = ApiTeam.wish("a hundred times");
        CyclicBarrier together = new CyclicBarrier(100);
        List<Future<ApiReply>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                answers.add(
                        threads.submit(() -> {
                            together.await();
                            return submit(team.api(), "once", body);
                        }));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Future<ApiReply> answer : answers) {
            statuses.add(answer.get().status());
            ids.add(answer.get().json().path("id").asString());
        }
        assertThat(statuses).filteredOn(status -> status == 202).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(99);
        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(jobs()).isEqualTo(1);
        assertThat(team.balance().path("granted").asString()).isEqualTo("200");
    }

    @Test
    void anotherBodyIsAConflictThatNamesTheJob() {
        JsonNode first = submit(team.api(), "k", ApiTeam.wish("one")).is(202).json();
        JsonNode problem =
                submit(team.api(), "k", ApiTeam.wish("two")).problem(409, "idempotency_key_reused");
        assertThat(problem.path("job_id")).isEqualTo(first.path("id"));
        // The very same JSON in other bytes is another body.
        submit(team.api(), "k", ApiTeam.wish("one") + " ").problem(409, "idempotency_key_reused");
        assertThat(jobs()).isEqualTo(1);
    }

    @Test
    void pictureInTheBodyIsComparedAsItWasSent() {
        String body = ApiTeam.wish("with a picture");
        assertThat(body).contains("data:image/png;base64,");
        JsonNode first = submit(team.api(), "picture", body).is(202).json();
        JsonNode second = submit(team.api(), "picture", body).is(200).json();
        assertThat(second.path("id")).isEqualTo(first.path("id"));
        submit(team.api(), "picture", body.replace("base64,i", "base64,j"))
                .problem(409, "idempotency_key_reused");
    }

    @Test
    void refusedRequestLeavesItsKeyFree() {
        ApiTeam poor = ApiTeam.make(port, "0");
        String body = ApiTeam.wish("too dear");
        submit(poor.api(), "later", body).problem(402, "insufficient_credits");
        submit(poor.api(), "later", "{\"model\": \"none\", \"parameters\": {}}")
                .problem(400, "invalid_request");
        poor.admin()
                .post(poor.adminPath() + "/grants", "{\"amount\": \"50\", \"reason\": \"test\"}")
                .is(201);
        submit(poor.api(), "later", ApiTeam.wish("now it fits")).is(202);
    }

    @Test
    void keysOfOthersDoNotMeet() {
        String body = ApiTeam.wish("same words");
        JsonNode other = ApiTeam.newKey(team.admin(), team.id(), "[\"jobs:write\", \"jobs:read\"]");
        ApiClient neighbour = ApiClient.bearer(port, other.path("key").asString());
        JsonNode first = submit(team.api(), "mine", body).is(202).json();
        JsonNode second = submit(neighbour, "mine", body).is(202).json();
        assertThat(second.path("id")).isNotEqualTo(first.path("id"));
    }

    @Test
    void keyOf255PrintableCharactersIsTaken() {
        submit(team.api(), "k".repeat(254) + "~", ApiTeam.wish("long")).is(202);
        submit(team.api(), "a key with blanks", ApiTeam.wish("blanks")).is(202);
        assertThat(submit(team.api(), "k".repeat(256), ApiTeam.wish("x")).brokenFields())
                .containsExactly(KEY);
    }
}

package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.JsonNode;

/** Tags and long polling with the real reconciler behind. */
@ApiStory
class LiveReadsIT {
    @LocalServerPort int port;
    @Autowired HikariDataSource pool;
    @Autowired SmartLifecycle openCalls;
    private ApiTeam team;

    @BeforeEach
    void makeTeam() {
        team = ApiTeam.make(port, "200");
    }

    private String path(JsonNode job) {
        return "/api/v1/jobs/" + job.path("id").asString();
    }

    @Test
    void submissionThatWaitsIsAnsweredWhenTheVideoIsMade() {
        ApiReply reply =
                team.api()
                        .post("/api/v1/jobs", ApiTeam.wish("wait for me"), "Prefer", "wait=60")
                        .is(202);
        assertThat(reply.json().path("state").asString()).isEqualTo("succeeded");
        assertThat(reply.header("Preference-Applied")).isEqualTo("wait=60");
    }

    @Test
    void readingByTagsSeesEveryChangeUpToTheVideo() {
        JsonNode job = team.submit("by tags");
        ApiReply read = team.api().get(path(job)).is(200);
        List<String> seen = new ArrayList<>();
        while (read.json().path("assets").path(0).path("url").isMissingNode() && seen.size() < 50) {
            String tag = read.header("ETag");
            read = team.api().get(path(job), "If-None-Match", tag, "Prefer", "wait=60").is(200);
            assertThat(read.header("ETag")).isNotEqualTo(tag);
            assertThat(read.header("Cache-Control")).contains("no-cache");
            seen.add(read.json().path("state").asString());
        }
        assertThat(read.json().path("assets").path(0).path("url").isMissingNode()).isFalse();
        assertThat(seen).contains("succeeded");
    }

    @Test
    void manyWaitWithoutAConnectionAndTheBoundAnswersAtOnce() throws Exception {
        JsonNode job = team.reach(team.submit("crowd").path("id").asString(), "succeeded");
        await().until(() -> team.job(job.path("id").asString()).path("assets").size() >= 2);
        String tag = team.api().get(path(job)).header("ETag");
        List<Future<ApiReply>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 130; i++) {
                calls.add(threads.submit(() -> waitForAnother(job, tag)));
            }
            try {
                // Thirty come over the bound of a hundred and are answered at once.
                await().atMost(Duration.ofSeconds(40)).until(() -> done(calls) == 30);
                // More wait than there are connections, and all but a few of these are free. One
                // hears signals for good; work in the background takes others for a moment.
                assertThat(pool.getMaximumPoolSize()).isLessThan(100);
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> pool.getHikariPoolMXBean().getActiveConnections() <= 2);
                assertThat(done(calls)).isEqualTo(30);
            } finally {
                openCalls.stop();
            }
            for (Future<ApiReply> call : calls) {
                assertThat(call.get().is(304).body()).isEmpty();
            }
        } finally {
            openCalls.start();
        }
        // Who came over the bound is told what is known, and not that it had waited.
        assertThat(calls)
                .filteredOn(call -> call.resultNow().header("Preference-Applied").equals("wait=60"))
                .hasSize(100);
    }

    private ApiReply waitForAnother(JsonNode job, String tag) {
        return team.api().get(path(job), "If-None-Match", tag, "Prefer", "wait=60");
    }

    private static long done(List<Future<ApiReply>> calls) {
        return calls.stream().filter(Future::isDone).count();
    }

    @Test
    void keyThatMayOnlyWriteIsNotMadeToWait() {
        JsonNode key = ApiTeam.newKey(team.admin(), team.id(), "[\"jobs:write\"]");
        ApiReply reply =
                ApiClient.bearer(port, key.path("key").asString())
                        .post("/api/v1/jobs", ApiTeam.wish("blind"), "Prefer", "wait=60")
                        .is(202);
        assertThat(reply.header("Preference-Applied")).isEmpty();
    }

    @Test
    void nodeThatStopsAnswersWhoWaitsAndEndsStreams() throws Exception {
        JsonNode job = team.reach(team.submit("stop").path("id").asString(), "succeeded");
        await().until(() -> team.job(job.path("id").asString()).path("assets").size() >= 2);
        String tag = team.api().get(path(job)).header("ETag");
        try (EventStream stream = EventStream.open(port, team.key(), "");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ApiReply> waiting =
                    threads.submit(() ->
                            team.api().get(path(job), "If-None-Match", tag, "Prefer", "wait=60"));
            openCalls.stop();
            try {
                assertThat(waiting.get().status()).isEqualTo(304);
                await().until(stream::hasEnded);
            } finally {
                openCalls.start();
            }
        }
    }
}

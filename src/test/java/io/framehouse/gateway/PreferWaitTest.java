package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.jobs.JobState;
import io.framehouse.shared.LiveFeed;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Tags of job reads, and waiting for a change. */
class PreferWaitTest extends GatewayCalls {
    @Autowired FakeLive live;

    private JobFixture job(JobState state) {
        JobFixture fixture = new JobFixture();
        fixture.state = state;
        jobs.stored.add(fixture.build());
        return fixture;
    }

    private void change(JobFixture fixture, JobState state) {
        fixture.state = state;
        jobs.stored.set(0, fixture.build());
        live.changed(new LiveFeed.Signal(FakeActor.TEAM, "job", fixture.id.toString()));
    }

    private MvcTestResult read(JobFixture fixture, String prefer, String known) {
        var request = mvc.get().uri("/api/v1/jobs/" + fixture.id);
        if (prefer != null) {
            request = request.header("Prefer", prefer);
        }
        if (known != null) {
            request = request.header("If-None-Match", known);
        }
        return request.exchange();
    }

    private static String header(MvcTestResult result, String name) {
        return result.getResponse().getHeader(name);
    }

    @Test
    void tagSparesTheBodyUntilAnythingShownChanges() {
        JobFixture job = job(JobState.RUNNING);
        MvcTestResult first = read(job, null, null);
        String tag = header(first, "ETag");
        assertThat(tag).matches("\"[0-9a-f]{24}\"");
        MvcTestResult again = read(job, null, "W/\"other\", W/" + tag);
        assertThat(again.getResponse().getStatus()).isEqualTo(304);
        assertThat(text(again)).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(tag);
        job.progress = 40;
        change(job, JobState.RUNNING);
        MvcTestResult changed = read(job, null, tag);
        ok(changed);
        assertThat(header(changed, "ETag")).isNotEqualTo(tag);
    }

    @Test
    void anyTagIsNeverAFault() {
        JobFixture job = job(JobState.RUNNING);
        assertThat(read(job, null, "*").getResponse().getStatus()).isEqualTo(304);
        for (String tag : new String[] {"\"", "W/", ",,,", "\"a\" \"b\"", "a", "\u00e4"}) {
            ok(read(job, null, tag));
        }
    }

    @Test
    void finalJobIsAnsweredAtOnceAndLongWaitsAreCut() {
        MvcTestResult result = read(job(JobState.FAILED), "respond-async, wait=600", null);
        ok(result);
        assertThat(header(result, "Preference-Applied")).isEqualTo("wait=60");
    }

    @Test
    void wishesThatCannotBeReadAreNone() {
        for (String prefer : new String[] {"wait=0", "wait=soon", "wait", "awaits=5", "wait=-1"}) {
            MvcTestResult result = read(job(JobState.RUNNING), prefer, null);
            assertThat(header(result, "Preference-Applied")).as(prefer).isNull();
        }
    }

    @Test
    void waitEndsWithoutAChangeByTheSameTag() {
        JobFixture job = job(JobState.FAILED);
        String tag = header(read(job, null, null), "ETag");
        MvcTestResult result = read(job, "wait=1", tag);
        assertThat(result.getResponse().getStatus()).isEqualTo(304);
        assertThat(header(result, "Preference-Applied")).isEqualTo("wait=1");
    }

    @Test
    void readWaitsForTheFinalStateAndIsWokenBySignals() {
        JobFixture job = job(JobState.RUNNING);
        var waiting = CompletableFuture.supplyAsync(() -> read(job, "wait=50", null));
        await().until(() -> live.listeners.size() == 1);
        change(job, JobState.UNKNOWN);
        change(job, JobState.SUCCEEDED);
        MvcTestResult result = waiting.join();
        assertThat(ok(result).path("state").asString()).isEqualTo("succeeded");
        assertThat(live.listeners).isEmpty();
    }

    @Test
    void submissionWaitsForTheFinalState() {
        var waiting =
                CompletableFuture.supplyAsync(() ->
                        mvc.post()
                                .uri("/api/v1/jobs")
                                .header("Prefer", "wait=50")
                                .contentType("application/json")
                                .content("{\"model\": \"viduq3-pro\", \"parameters\": {}}")
                                .exchange());
        await().until(() -> live.listeners.size() == 1);
        JobFixture job = new JobFixture();
        job.id = jobs.stored.getFirst().id();
        change(job, JobState.FAILED);
        MvcTestResult result = waiting.join();
        assertThat(json(result, 202).path("state").asString()).isEqualTo("failed");
        assertThat(header(result, "Preference-Applied")).isEqualTo("wait=50");
    }

    @Test
    void waitOfAnotherTeamsJobIsNotFoundAtOnce() {
        JobFixture job = new JobFixture();
        job.team = FakeActor.NEIGHBOUR;
        jobs.stored.add(job.build());
        problem(read(job, "wait=50", null), 404, "not_found");
        assertThat(live.listeners).isEmpty();
    }
}

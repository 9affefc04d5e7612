package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.jobs.JobState;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.providers.ProviderCost;
import io.framehouse.shared.Credits;
import io.framehouse.shared.KeyScope;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Jobs and quotes of the native API. */
class NativeJobsTest extends GatewayCalls {
    private static final String BODY =
            """
            {"model": "viduq3-pro", "parameters": {"prompt": "A fox"}, "cost_center": "CC-9",
             "labels": ["spring"], "webhook_url": "https://example.com/hook"}\
            """;

    private MvcTestResult submit(String key, String body) {
        return mvc.post()
                .uri("/api/v1/jobs")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    @Test
    void jobHasExactlyTheFieldsOfTheContract() {
        JsonNode job = json(post("/api/v1/jobs", BODY), 202);
        assertThat(job.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "model",
                        "parameters",
                        "state",
                        "reason",
                        "provider_reason",
                        "progress",
                        "quote",
                        "quote_lines",
                        "settled",
                        "provider_cost",
                        "assets",
                        "created_at",
                        "updated_at",
                        "finished_at",
                        "expected_by",
                        "cost_center",
                        "labels",
                        "key_id",
                        "attempt",
                        "priority");
        assertThat(job.path("state").asString()).isEqualTo("held");
        assertThat(job.path("quote").asString()).isEqualTo("48.5");
        assertThat(job.path("quote_lines").get(0).toString())
                .isEqualTo(
                        "{\"label\":\"5 s at 720p\",\"quantity\":5,\"unit_price\":\"9.7\","
                                + "\"amount\":\"48.5\"}");
        assertThat(job.path("settled").isNull()).isTrue();
        assertThat(job.path("provider_cost").isNull()).isTrue();
        assertThat(job.path("created_at").asString()).isEqualTo("2026-05-04T09:00:00.123456Z");
        assertThat(job.path("key_id").asString()).isEqualTo(FakeActor.KEY.toString());
        assertThat(jobs.wishes.getFirst().original()).isEqualTo(BODY);
        assertThat(jobs.wishes.getFirst().webhookUrl()).isEqualTo("https://example.com/hook");
    }

    @Test
    void priorityIsOptionalAndFromZeroToNine() {
        post("/api/v1/jobs", BODY);
        post("/api/v1/jobs", BODY.replace("\"cost_center\"", "\"priority\": 9, \"cost_center\""));
        assertThat(jobs.wishes).extracting(SubmitJob::priority).containsExactly(5, 9);
        JsonNode problem =
                json(
                        post(
                                "/api/v1/jobs",
                                BODY.replace(
                                        "\"cost_center\"", "\"priority\": 10, \"cost_center\"")),
                        400);
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo("priority");
    }

    @Test
    void sameKeyAndBodyGivesTheSameJobWith200() {
        JsonNode first = json(submit("k-1", BODY), 202);
        JsonNode second = json(submit("k-1", BODY), 200);
        assertThat(second.path("id")).isEqualTo(first.path("id"));
    }

    @Test
    void sameKeyWithAnotherBodyConflicts() {
        json(submit("k-1", BODY), 202);
        problem(submit("k-1", BODY + " "), 409, "idempotency_key_reused");
    }

    @Test
    void idempotencyKeyMustBePrintableAndShort() {
        json(submit("k".repeat(255), BODY), 202);
        problem(submit("k".repeat(256), BODY), 400, "invalid_request");
        problem(submit("", BODY), 400, "invalid_request");
        problem(submit("tab\there", BODY), 400, "invalid_request");
        JsonNode problem = problem(submit("naïve", BODY), 400, "invalid_request");
        assertThat(problem.path("errors").get(0).path("field").asString())
                .isEqualTo("Idempotency-Key");
    }

    @Test
    void unknownFieldsAreRefusedByNameTogetherWithBrokenOnes() {
        JsonNode problem =
                problem(
                        post(
                                "/api/v1/jobs",
                                "{\"modell\": \"x\", \"parameters\": 5, \"labels\": [1]}"),
                        400,
                        "invalid_request");
        assertThat(problem.path("errors").valueStream().map(e -> e.path("field").asString()))
                .containsExactlyInAnyOrder("model", "parameters", "labels", "modell");
        assertThat(problem.path("errors").get(0).propertyNames())
                .containsExactly("field", "code", "message", "allowed");
        assertThat(jobs.wishes).isEmpty();
    }

    @Test
    void readyAndFailedCopiesAreListedCopyingOnesNot() {
        JobFixture fixture = new JobFixture();
        fixture.state = JobState.SUCCEEDED;
        fixture.settled = Credits.of(40);
        fixture.cost = new ProviderCost(new BigDecimal("40"), "credits");
        jobs.stored.add(fixture.build());
        gallery.copies.put(
                fixture.id,
                List.of(
                        FakeGallery.copy(FakeGallery.VIDEO, "video", "ready"),
                        FakeGallery.copy(FakeGallery.COVER, "cover", "failed"),
                        FakeGallery.copy(FakeActor.KEY.value(), "watermarked", "copying")));
        JsonNode job = ok(get("/api/v1/jobs/" + fixture.id));
        assertThat(job.path("settled").asString()).isEqualTo("40");
        assertThat(job.path("provider_cost").toString())
                .isEqualTo("{\"value\":\"40\",\"unit\":\"credits\"}");
        assertThat(job.path("assets").size()).isEqualTo(2);
        JsonNode video = job.path("assets").get(0);
        assertThat(video.propertyNames())
                .contains(
                        "id",
                        "kind",
                        "state",
                        "url",
                        "content_type",
                        "bytes",
                        "width",
                        "height",
                        "duration");
        assertThat(video.path("duration").decimalValue()).isEqualByComparingTo("5.042");
        assertThat(job.path("assets").get(1).path("reason").asString()).contains("gone");
    }

    @Test
    void listFiltersAndPages() {
        for (int i = 0; i < 3; i++) {
            jobs.stored.add(new JobFixture().build());
        }
        JsonNode first =
                ok(
                        get(
                                "/api/v1/jobs?limit=2&state=held,running&model=viduq3-pro&label=a"
                                        + "&created_from=2026-05-01T00:00:00Z"));
        assertThat(first.propertyNames()).containsExactly("items", "next_cursor");
        assertThat(first.path("items").size()).isEqualTo(2);
        assertThat(jobs.lastFilter.states())
                .containsExactlyInAnyOrder(JobState.HELD, JobState.RUNNING);
        assertThat(jobs.lastFilter.label()).isEqualTo("a");
        String cursor = first.path("next_cursor").asString();
        JsonNode second = ok(get("/api/v1/jobs?limit=2&cursor=" + cursor));
        assertThat(second.path("items").size()).isEqualTo(1);
        assertThat(second.path("next_cursor").isNull()).isTrue();
    }

    @Test
    void badListWishesAreRefusedByField() {
        for (String query :
                List.of(
                        "limit=0",
                        "limit=201",
                        "limit=many",
                        "cursor=nonsense",
                        "state=sleeping",
                        "created_to=yesterday")) {
            JsonNode problem = problem(get("/api/v1/jobs?" + query), 400, "invalid_request");
            assertThat(problem.path("errors").get(0).path("field").asString())
                    .isEqualTo(query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void anotherTeamsJobAndGarbageIdsAreNotFound() {
        JobFixture fixture = new JobFixture();
        fixture.team = FakeActor.NEIGHBOUR;
        jobs.stored.add(fixture.build());
        problem(get("/api/v1/jobs/" + fixture.id), 404, "not_found");
        problem(get("/api/v1/jobs/" + fixture.id + "/events"), 404, "not_found");
        problem(get("/api/v1/jobs/not-an-id"), 404, "not_found");
    }

    @Test
    void timelineIsAList() {
        JobFixture fixture = new JobFixture();
        jobs.stored.add(fixture.build());
        JsonNode line = ok(get("/api/v1/jobs/" + fixture.id + "/events")).path("items").get(0);
        assertThat(line.path("word").asString()).isEqualTo("held");
        assertThat(line.path("amount").asString()).isEqualTo("48.5");
    }

    @Test
    void cancelIs202OrWrongState() {
        JobFixture held = new JobFixture();
        JobFixture running = new JobFixture();
        running.state = JobState.RUNNING;
        jobs.stored.addAll(List.of(held.build(), running.build()));
        json(mvc.post().uri("/api/v1/jobs/" + held.id + "/cancel").exchange(), 202);
        problem(
                mvc.post().uri("/api/v1/jobs/" + running.id + "/cancel").exchange(),
                409,
                "wrong_state");
    }

    @Test
    void quoteIsItemised() {
        JsonNode quote = ok(post("/api/v1/quotes", "{\"model\":\"viduq3-pro\",\"parameters\":{}}"));
        assertThat(quote.toString())
                .isEqualTo(
                        "{\"total\":\"48.5\",\"lines\":[{\"label\":\"5 s\",\"quantity\":5,"
                                + "\"unit_price\":\"9.7\",\"amount\":\"48.5\"}],"
                                + "\"price_version\":3,\"expires_at\":\"2026-05-04T10:05:00Z\"}");
    }

    @Test
    void platformKeysAndKeysWithoutTheScopeAreForbidden() {
        actor.teamKey(Set.of(KeyScope.JOBS_READ));
        problem(post("/api/v1/jobs", BODY), 403, "forbidden");
        actor.platformKey();
        problem(post("/api/v1/jobs", BODY), 403, "forbidden");
        problem(get("/api/v1/jobs"), 403, "forbidden");
        problem(get("/api/v1/models"), 403, "forbidden");
    }
}

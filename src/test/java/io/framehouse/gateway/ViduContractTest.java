package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.jobs.JobState;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.shared.Credits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Vidu's calls as the seed's page and Vidu's own pages print them. */
class ViduContractTest extends GatewayCalls {
    private static final String REQUEST =
            """
            {"model": "viduq3-pro", "images": ["https://example.com/image.png"],
             "prompt": "Animate the scene in the image"}\
            """;

    @ParameterizedTest
    @ValueSource(strings = {"/vidu/ent/v2/img2video", "/ent/v2/img2video"})
    void createAnswersWithTheEchoOfThePage(String path) {
        JsonNode answer = ok(post(path, REQUEST));
        assertThat(answer.propertyNames())
                .containsExactlyInAnyOrder(
                        "task_id",
                        "state",
                        "model",
                        "prompt",
                        "images",
                        "duration",
                        "audio",
                        "audio_type",
                        "bgm",
                        "seed",
                        "resolution",
                        "movement_amplitude",
                        "payload",
                        "off_peak",
                        "credits",
                        "created_at");
        assertThat(answer.path("state").asString()).isEqualTo("created");
        assertThat(answer.path("model").asString()).isEqualTo("viduq3-pro");
        assertThat(answer.path("images").get(0).asString())
                .isEqualTo("https://example.com/image.png");
        assertThat(answer.path("duration").asInt()).isEqualTo(5);
        assertThat(answer.path("seed").asInt()).isEqualTo(987654321);
        assertThat(answer.path("movement_amplitude").asString()).isEqualTo("auto");
        assertThat(answer.path("payload").asString()).isEmpty();
        assertThat(answer.path("off_peak").isBoolean()).isTrue();
        assertThat(answer.path("credits").asInt()).as("48.5 rounded up").isEqualTo(49);
        assertThat(answer.path("created_at").asString()).isEqualTo("2026-05-04T09:00:00.123456Z");
    }

    @Test
    void payloadAndCallbackAreTheCallersOwn() {
        JsonNode answer =
                ok(
                        post(
                                "/ent/v2/img2video",
                                "{\"model\":\"viduq3-pro\",\"images\":[\"https://e.com/i.png\"],"
                                        + "\"payload\":\"my-id\","
                                        + "\"callback_url\":\"https://example.com/cb?x=1\"}"));
        SubmitJob wish = jobs.wishes.getFirst();
        assertThat(wish.payload()).isEqualTo("my-id");
        assertThat(wish.callbackUrl()).isEqualTo("https://example.com/cb?x=1");
        assertThat(wish.parameters().propertyNames()).containsExactly("images");
        assertThat(answer.path("payload").asString()).isEqualTo("my-id");
        JsonNode result =
                ok(get("/ent/v2/tasks/" + answer.path("task_id").asString() + "/creations"));
        assertThat(result.path("payload").asString()).isEqualTo("my-id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ent/v2/tasks/{id}/creations",
                "/vidu/ent/v2/tasks/{id}/creations",
                "/vidu/ent/v2/tasks/{id}",
                "/vidu/v1/videos/{id}"
            })
    void resultIsServedAtEveryPrintedAddress(String path) {
        JobFixture fixture = new JobFixture();
        fixture.state = JobState.SUCCEEDED;
        fixture.settled = Credits.parse("40.000001");
        jobs.stored.add(fixture.build());
        gallery.copies.put(fixture.id, FakeGallery.ready());
        JsonNode result = ok(get(path.replace("{id}", fixture.id.toString())));
        assertThat(result.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "state",
                        "err_code",
                        "credits",
                        "payload",
                        "bgm",
                        "off_peak",
                        "creations");
        assertThat(result.path("state").asString()).isEqualTo("success");
        assertThat(result.path("credits").asInt()).isEqualTo(41);
        JsonNode creation = result.path("creations").get(0);
        assertThat(creation.propertyNames())
                .containsExactly("id", "url", "cover_url", "watermarked_url");
        assertThat(creation.path("url").asString()).contains(FakeGallery.VIDEO.toString());
        assertThat(creation.path("cover_url").asString()).contains(FakeGallery.COVER.toString());
        assertThat(creation.path("watermarked_url").asString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HELD,queueing,'',49",
        "QUEUED,queueing,'',49",
        "RUNNING,processing,'',49",
        "UNKNOWN,processing,'',49",
        "SUCCEEDED,processing,'',0",
        "FAILED,failed,AuditSubmitIllegal,0",
        "CANCELLED,failed,UserCancelled,0"
    })
    void everyStateHasAWord(JobState state, String word, String errorCode, int creditsTold) {
        JobFixture fixture = new JobFixture();
        fixture.state = state;
        fixture.providerReason = "AuditSubmitIllegal: the prompt";
        jobs.stored.add(fixture.build());
        JsonNode result = ok(get("/ent/v2/tasks/" + fixture.id + "/creations"));
        assertThat(result.path("state").asString()).isEqualTo(word);
        assertThat(result.path("err_code").asString()).isEqualTo(errorCode);
        assertThat(result.path("credits").asInt()).isEqualTo(creditsTold);
        assertThat(result.path("creations").isEmpty()).isTrue();
    }

    /** The words of platform.vidu.com/docs/error-code that a task can end with, and others seen. */
    @ParameterizedTest(name = "powertokens and Vidu: {0}")
    @CsvSource({
        "ImageDownloadFailure: gone,ImageDownloadFailure",
        "ImageFormatInvalid: no picture,ImageFormatInvalid",
        "PageSizeOutOfRange: too large,PageSizeOutOfRange",
        "TaskPromptPolicyViolation: no,TaskPromptPolicyViolation",
        "AuditSubmitIllegal: no,AuditSubmitIllegal",
        "CreationPolicyViolation: no,CreationPolicyViolation",
        "ImageCheckFaceFailed: no face,ImageCheckFaceFailed",
        "FieldInvalid: seed,FieldInvalid",
        "ModelUnavailable: later,ModelUnavailable",
        "InternalServiceFailure: oops,InternalServiceFailure",
        "Conflict: two,Conflict",
        "Canceled: by somebody,Canceled",
        "8007099: Vtrix had none,InternalServiceFailure",
        "http_400: no word,InternalServiceFailure",
        "failed: no word,InternalServiceFailure",
        "It did not work. Sorry: no,InternalServiceFailure"
    })
    void failuresAreToldInVidusWords(String said, String errorCode) {
        JobFixture fixture = new JobFixture();
        fixture.state = JobState.FAILED;
        fixture.providerReason = said;
        jobs.stored.add(fixture.build());
        JsonNode result = ok(get("/vidu/ent/v2/tasks/" + fixture.id + "/creations"));
        assertThat(result.path("state").asString()).isEqualTo("failed");
        assertThat(result.path("err_code").asString()).isEqualTo(errorCode);
    }

    @Test
    void callbackIsPromisedForTheJobUnderTheKeyShownAndWithdrawnWithARefusal() {
        String body =
                "{\"model\":\"viduq3-pro\",\"images\":[\"https://e.com/i.png\"],"
                        + "\"callback_url\":\"https://example.com/cb\"}";
        String task = ok(post("/vidu/ent/v2/img2video", body)).path("task_id").asString();
        FakeCallbacks.Promise promise = callbacks.promises.getFirst();
        assertThat(promise.job().toString()).isEqualTo(task);
        assertThat(promise.team()).isEqualTo(FakeActor.TEAM);
        assertThat(promise.dialect()).isEqualTo("vidu");
        assertThat(promise.key()).isEqualTo(FakeActor.SHOWN_KEY);
        callbacks.promises.clear();
        jobs.refusal =
                new io.framehouse.shared.DomainException(
                        io.framehouse.shared.CommonError.FORBIDDEN, "No.");
        json(post("/vidu/ent/v2/img2video", body), 403);
        assertThat(callbacks.promises).isEmpty();
    }

    @Test
    void callbackThatMayNotBeCalledIsAFieldError() {
        JsonNode refusal =
                json(
                        post(
                                "/ent/v2/img2video",
                                "{\"model\":\"viduq3-pro\",\"images\":[\"https://e.com/i.png\"],"
                                        + "\"callback_url\":\"https://example.org/cb\"}"),
                        400);
        assertThat(refusal.path("reason").asString()).isEqualTo("FieldInvalid");
        assertThat(refusal.path("message").asString()).contains("callback_url");
        assertThat(jobs.wishes).isEmpty();
    }

    @Test
    void taskListPagesByTokenAndByNumber() {
        for (int i = 0; i < 3; i++) {
            jobs.stored.add(new JobFixture().build());
        }
        JsonNode first = ok(get("/ent/v2/tasks?pager.pagesz=2&states=queueing"));
        assertThat(first.path("tasks").size()).isEqualTo(2);
        assertThat(first.path("tasks").get(0).path("model").asString()).isEqualTo("viduq3-pro");
        String token = first.path("next_page_token").asString();
        JsonNode byToken = ok(get("/ent/v2/tasks?pager.pagesz=2&pager.page_token=" + token));
        assertThat(byToken.path("next_page_token").asString()).isEmpty();
        assertThat(ok(get("/vidu/ent/v2/tasks?paper.pagesz=2&paper.page=1")).path("tasks"))
                .isEqualTo(byToken.path("tasks"));
        assertThat(jobs.lastFilter.createdFrom())
                .isEqualTo(GatewaySlice.NOW.minus(java.time.Duration.ofDays(7)));
    }

    @Test
    void taskListByIdsLeavesOutWhatIsNotThere() {
        JobFixture fixture = new JobFixture();
        jobs.stored.add(fixture.build());
        JsonNode list =
                ok(get("/ent/v2/tasks?task_ids=" + fixture.id + "&task_ids=" + FakeActor.KEY));
        assertThat(list.path("tasks").size()).isEqualTo(1);
    }

    @Test
    void cancelAnswersEmptyOrSaysWhyNot() {
        JobFixture held = new JobFixture();
        JobFixture running = new JobFixture();
        running.state = JobState.RUNNING;
        jobs.stored.addAll(List.of(held.build(), running.build()));
        String body = "{\"id\":\"" + held.id + "\"}";
        assertThat(text(post("/ent/v2/tasks/" + held.id + "/cancel", body))).isEqualTo("{}");
        JsonNode refusal = json(post("/ent/v2/tasks/" + running.id + "/cancel", "{}"), 400);
        assertThat(refusal.path("reason").asString()).isEqualTo("BadRequest");
        assertThat(refusal.path("message").asString()).contains("can not cancel");
    }

    @Test
    void creditsAreToldUnderBothNames() {
        JsonNode answer = ok(get("/ent/v2/credits?show_detail=true"));
        assertThat(answer.path("remains").get(0).toString())
                .isEqualTo(
                        "{\"type\":\"metered\",\"credit_remain\":941,\"concurrency_limit\":4,"
                                + "\"current_concurrency\":0,\"queue_count\":0}");
        assertThat(answer.path("remaining_credits")).isEqualTo(answer.path("remains"));
    }
}

package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.jobs.JobState;
import io.framehouse.jobs.SubmitJob;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The three router pages, called as they print it. */
class RoutersContractTest extends GatewayCalls {
    private static final String IMAGE_REQUEST =
            """
            {"bgm": true, "seed": 123, "audio": true, "images": ["https://example.com/a.png"],
             "prompt": "A fox", "duration": 5, "off_peak": true, "voice_id": "v1",
             "watermark": true, "resolution": "720p", "movement_amplitude": "high"}\
            """;

    @ParameterizedTest
    @CsvSource({"vidu-q2-pro-img2video", "vidu-q2-pro-fast-img2video"})
    void imageToVideoAsThePagesPrintIt(String model) {
        JsonNode answer = ok(post("/v3/async/" + model, IMAGE_REQUEST));
        assertThat(answer.propertyNames()).containsExactly("task_id", "provider_request_id");
        SubmitJob wish = jobs.wishes.getFirst();
        assertThat(answer.path("task_id").asString())
                .isEqualTo(jobs.stored.getFirst().id().toString());
        assertThat(wish.model()).isEqualTo(model);
        assertThat(wish.dialect()).isEqualTo("async-v3");
        assertThat(wish.original()).isEqualTo(IMAGE_REQUEST);
        assertThat(wish.parameters().path("movement_amplitude").asString()).isEqualTo("large");
        assertThat(wish.parameters().path("seed").asInt()).isEqualTo(123);
    }

    @Test
    void referenceToVideoAsThePagePrintsIt() {
        ok(
                post(
                        "/v3/async/vidu-q2-reference2video",
                        """
                        {"bgm": true, "seed": 123, "audio": true, "prompt": "@1 runs",
                         "duration": 5, "subjects": [{"id": "1", "voice_id": "v",
                         "images": ["https://example.com/a.png"]}], "watermark": true,
                         "resolution": "720p", "aspect_ratio": "16:9",
                         "movement_amplitude": "auto"}\
                        """));
        assertThat(
                        jobs.wishes
                                .getFirst()
                                .parameters()
                                .path("subjects")
                                .get(0)
                                .path("id")
                                .asString())
                .isEqualTo("1");
        assertThat(jobs.wishes.getFirst().parameters().path("aspect_ratio").asString())
                .isEqualTo("16:9");
    }

    @Test
    void whatProvidersTolerateIsTolerated() {
        ok(
                post(
                        "/v3/async/vidu-q2-pro-img2video",
                        """
                        {"images": ["https://example.com/a.png"], "prompt": "A fox",
                         "duration": "5", "seed": 7.0, "voice_id": null, "is_rec": true,
                         "colour": "red", "payload": "p", "callback_url": "nonsense"}\
                        """));
        SubmitJob wish = jobs.wishes.getFirst();
        assertThat(wish.parameters().toString())
                .isEqualTo(
                        "{\"images\":[\"https://example.com/a.png\"],\"prompt\":\"A fox\","
                                + "\"duration\":5,\"seed\":7}");
        assertThat(wish.callbackUrl()).isNull();
        assertThat(wish.payload()).isNull();
    }

    @Test
    void resultHasTheFieldsAndTypesOfThePage() {
        JobFixture fixture = new JobFixture();
        fixture.state = JobState.SUCCEEDED;
        jobs.stored.add(fixture.build());
        gallery.copies.put(fixture.id, FakeGallery.ready());
        JsonNode result = ok(get("/v3/async/task-result?task_id=" + fixture.id));
        assertThat(result.propertyNames())
                .containsExactlyInAnyOrder("extra", "task", "images", "videos", "audios");
        JsonNode task = result.path("task");
        assertThat(task.propertyNames())
                .containsExactlyInAnyOrder(
                        "task_id", "task_type", "status", "reason", "eta", "progress_percent");
        assertThat(task.path("status").asString()).isEqualTo("TASK_STATUS_SUCCEED");
        assertThat(task.path("progress_percent").asInt()).isEqualTo(100);
        JsonNode video = result.path("videos").get(0);
        assertThat(video.path("video_url").asString())
                .isEqualTo("http://localhost/media/asset/" + FakeGallery.VIDEO + "?hours=25");
        assertThat(video.path("video_url_ttl").isString()).isTrue();
        assertThat(video.path("video_url_ttl").asString()).isEqualTo("86400");
        assertThat(video.path("video_type").asString()).isEqualTo("mp4");
        assertThat(result.path("extra").path("seed").asString()).isEqualTo("7");
        assertThat(result.path("extra").path("debug_info").path("submit_time_ms").isString())
                .isTrue();
        assertThat(result.path("images").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "HELD,TASK_STATUS_QUEUED",
        "SUBMITTING,TASK_STATUS_QUEUED",
        "QUEUED,TASK_STATUS_QUEUED",
        "RUNNING,TASK_STATUS_PROCESSING",
        "UNKNOWN,TASK_STATUS_PROCESSING",
        "SUCCEEDED,TASK_STATUS_PROCESSING",
        "FAILED,TASK_STATUS_FAILED",
        "CANCELLED,TASK_STATUS_FAILED"
    })
    void everyStateHasAWordAndSuccessWaitsForTheCopy(JobState state, String word) {
        JobFixture fixture = new JobFixture();
        fixture.state = state;
        fixture.reason = "our words";
        jobs.stored.add(fixture.build());
        gallery.copies.put(
                fixture.id, List.of(FakeGallery.copy(FakeGallery.VIDEO, "video", "copying")));
        JsonNode result = ok(get("/v3/async/task-result?task_id=" + fixture.id));
        assertThat(result.path("task").path("status").asString()).isEqualTo(word);
        assertThat(result.path("task").path("reason").asString())
                .isEqualTo(word.endsWith("FAILED") ? "our words" : "");
        assertThat(result.path("videos").isEmpty()).isTrue();
    }

    @Test
    void copyThatFailedForGoodIsASuccessWithALink() {
        JobFixture fixture = new JobFixture();
        fixture.state = JobState.SUCCEEDED;
        jobs.stored.add(fixture.build());
        gallery.copies.put(
                fixture.id, List.of(FakeGallery.copy(FakeGallery.VIDEO, "video", "failed")));
        JsonNode result = ok(get("/v3/async/task-result?task_id=" + fixture.id));
        assertThat(result.path("task").path("status").asString()).isEqualTo("TASK_STATUS_SUCCEED");
        assertThat(result.path("videos").get(0).path("video_url").asString()).contains("/media/");
    }
}

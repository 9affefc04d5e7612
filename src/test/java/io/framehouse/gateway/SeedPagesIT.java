package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.framehouse.LoopbackServer;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.storage.MediaInspector;
import io.framehouse.storage.MediaInspector.VideoFacts;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The five providers' pages, their example requests sent by curl with host and key changed. */
@ApiStory
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeedPagesIT {
    private static final int LAST = Integer.MAX_VALUE;
    private static final String DATA_URI = HouseFixtures.picture(320, 180);

    @LocalServerPort int port;
    @Autowired MediaInspector media;

    private LoopbackServer pictures;
    private ApiTeam team;
    private Curl curl;
    private String picture;
    private String offPeakTask;
    private String offPeakFastTask;

    @BeforeAll
    void start() {
        assumeTrue(Curl.isInstalled(), "curl is not installed; these tests send by curl");
        pictures = new LoopbackServer();
        byte[] png = Base64.getDecoder().decode(DATA_URI.substring(DATA_URI.indexOf(',') + 1));
        pictures.serve("/image.png", "image/png", png);
        picture = pictures.at("/image.png").toString();
        team = ApiTeam.make(port, "5000");
        curl = new Curl(team.api().base(), "Bearer " + team.key());
        // Off-peak work is asked about once a minute, so it starts before all others.
        offPeakTask = submitRouters("vidu-q2-pro-img2video", imageToVideo(picture, 2, "540p"));
        offPeakFastTask =
                submitRouters("vidu-q2-pro-fast-img2video", imageToVideo(DATA_URI, 1, "720p"));
    }

    @AfterAll
    void stop() {
        if (pictures != null) {
            pictures.close();
        }
    }

    @Test
    @Order(LAST)
    void theProFastPageOfTheRouters() {
        checkVideo(routersVideo(offPeakFastTask), 1280, 720, 1, true);
    }

    @Test
    void theReferencePageOfTheRouters() {
        String task =
                submitRouters(
                        "vidu-q2-reference2video",
                        """
                        {
                          "bgm": true,
                          "seed": 123,
                          "audio": true,
                          "prompt": "@1 waves at the camera",
                          "duration": 2,
                          "subjects": [
                            {
                              "id": "1",
                              "images": [
                                "%s"
                              ],
                              "voice_id": "voice-1"
                            }
                          ],
                          "watermark": true,
                          "resolution": "540p",
                          "aspect_ratio": "9:16",
                          "movement_amplitude": "high"
                        }
                        """
                                .formatted(picture));
        checkVideo(routersVideo(task), 540, 960, 2, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Token"})
    void thePageOfPowertokens(String scheme) {
        Curl caller = new Curl(team.api().base(), scheme + " " + team.key());
        String prefix = scheme.equals("Bearer") ? "/vidu/ent/v2" : "/ent/v2";
        JsonNode created =
                caller.post(
                        prefix + "/img2video",
                        """
                        {
                          "model": "viduq3-pro",
                          "images": [
                            "%s"
                          ],
                          "prompt": "Animate the scene in the image"
                        }
                        """
                                .formatted(scheme.equals("Bearer") ? picture : DATA_URI));
        checkViduCreated(created);
        assertThat(created.path("images").path(0).asString())
                .isEqualTo(scheme.equals("Bearer") ? picture : DATA_URI);
        String task = created.path("task_id").asString();
        JsonNode done = viduDone(caller, prefix + "/tasks/" + task + "/creations");
        checkViduResult(done, task);
        if (scheme.equals("Bearer")) {
            // The vendor's pages print two more addresses for the same answer.
            for (String path : List.of("/vidu/ent/v2/tasks/" + task, "/vidu/v1/videos/" + task)) {
                checkViduResult(curl.get(path), task);
            }
        }
        JsonNode video = done.path("creations").path(0);
        checkVideo(video.path("url").asString(), 1280, 720, 5, true);
        assertThat(curl.get("/ent/v2/tasks?task_ids[]=" + task).path("tasks").path(0).path("id"))
                .isEqualTo(done.path("id"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thePageOfVtrix(boolean wrapped) {
        String parameters =
                """
                "images": ["%s"], "prompt": "The robot waves", "audio": true,
                "voice_id": "voice-1", "is_rec": false, "bgm": true, "duration": 2, "seed": 7,
                "resolution": "540p", "movement_amplitude": "large", "payload": "mine",
                "off_peak": false, "watermark": true, "wm_position": 3
                """
                        .formatted(wrapped ? DATA_URI : picture);
        String body =
                wrapped
                        ? "{\"model\": \"viduq2_turbo_img2video\", \"input\": [{\"params\": {"
                                + parameters
                                + "}}]}"
                        : "{\"model\": \"viduq2_turbo_img2video\", " + parameters + "}";
        JsonNode created = curl.post("/model/v1/generation", body);
        assertThat(created.path("id").isString()).isTrue();
        assertThat(created.path("status").asString()).isEqualTo("in_progress");
        assertThat(created.path("model").asString()).isEqualTo("viduq2_turbo_img2video");
        assertThat(created.path("created_at").isIntegralNumber()).isTrue();
        assertThat(created.has("error") || created.has("output") || created.has("usage")).isFalse();
        String path = "/model/v1/generation/task/" + created.path("id").asString();
        await().atMost(ApiTeam.PATIENCE)
                .until(() -> !curl.get(path).path("status").asString().equals("in_progress"));
        JsonNode done = curl.get(path);
        assertThat(done.path("status").asString()).as(done.toString()).isEqualTo("completed");
        assertThat(done.has("error")).isFalse();
        JsonNode content = done.path("output").path(0).path("content").path(0);
        assertThat(content.path("type").asString()).isEqualTo("video");
        assertThat(done.path("usage").path("cost").isString()).isTrue();
        assertThat(done.path("usage").path("discount").isNumber()).isTrue();
        assertThat(done.path("metadata").isObject()).isTrue();
        checkVideo(content.path("url").asString(), 960, 540, 2, true);
    }

    @Test
    @Order(LAST)
    void theProPageOfTheRouters() {
        checkVideo(routersVideo(offPeakTask), 960, 540, 2, true);
    }

    private static String imageToVideo(String image, int seconds, String resolution) {
        return """
        {
          "bgm": true,
          "seed": 123,
          "audio": true,
          "images": [
            "%s"
          ],
          "prompt": "The robot waves",
          "duration": %d,
          "off_peak": true,
          "voice_id": "voice-1",
          "watermark": true,
          "resolution": "%s",
          "movement_amplitude": "high"
        }
        """
                .formatted(image, seconds, resolution);
    }

    private String submitRouters(String model, String body) {
        JsonNode created = curl.post("/v3/async/" + model, body);
        assertThat(created.path("task_id").isString()).as(created.toString()).isTrue();
        assertThat(created.path("provider_request_id").isString()).isTrue();
        return created.path("task_id").asString();
    }

    private String routersVideo(String task) {
        String path = "/v3/async/task-result?task_id=" + task;
        await().atMost(ApiTeam.PATIENCE)
                .until(() -> {
                    JsonNode now = curl.get(path);
                    String status = now.path("task").path("status").asString();
                    assertThat(status)
                            .isIn(
                                    "TASK_STATUS_QUEUED",
                                    "TASK_STATUS_PROCESSING",
                                    "TASK_STATUS_SUCCEED");
                    boolean done = status.equals("TASK_STATUS_SUCCEED");
                    assertThat(now.path("videos").size()).isEqualTo(done ? 1 : 0);
                    return done;
                });
        JsonNode done = curl.get(path);
        JsonNode head = done.path("task");
        assertThat(head.path("task_id").asString()).isEqualTo(task);
        assertThat(head.path("reason").asString("?")).isEmpty();
        assertThat(head.path("task_type").isString()).isTrue();
        assertThat(head.path("eta").isIntegralNumber()).isTrue();
        assertThat(head.path("progress_percent").asInt()).isEqualTo(100);
        assertThat(done.path("images").isArray() && done.path("audios").isArray()).isTrue();
        assertThat(done.path("extra").path("seed").asString()).isEqualTo("123");
        for (String time : List.of("submit_time_ms", "execute_time_ms", "complete_time_ms")) {
            assertThat(done.path("extra").path("debug_info").path(time).isString()).isTrue();
        }
        JsonNode video = done.path("videos").path(0);
        assertThat(video.path("video_url_ttl").isString()).isTrue();
        assertThat(Long.parseLong(video.path("video_url_ttl").asString()))
                .isGreaterThanOrEqualTo(86_400);
        assertThat(video.path("video_type").asString()).isEqualTo("mp4");
        return video.path("video_url").asString();
    }

    private static JsonNode viduDone(Curl caller, String path) {
        await().atMost(ApiTeam.PATIENCE)
                .until(() -> {
                    JsonNode now = caller.get(path);
                    String state = now.path("state").asString();
                    assertThat(state).isIn("created", "queueing", "processing", "success");
                    return state.equals("success");
                });
        return caller.get(path);
    }

    private static void checkViduCreated(JsonNode created) {
        assertThat(created.path("task_id").isString()).as(created.toString()).isTrue();
        assertThat(created.path("state").asString()).isEqualTo("created");
        assertThat(created.path("model").asString()).isEqualTo("viduq3-pro");
        assertThat(created.path("prompt").asString()).isEqualTo("Animate the scene in the image");
        assertThat(created.path("duration").asInt()).isEqualTo(5);
        assertThat(created.path("resolution").asString()).isEqualTo("720p");
        assertThat(created.path("audio").asBoolean()).isTrue();
        assertThat(created.path("audio_type").asString()).isEqualTo("all");
        assertThat(created.path("movement_amplitude").asString()).isEqualTo("auto");
        assertThat(created.path("seed").asLong()).isBetween(1L, 2_147_483_647L);
        assertThat(created.path("payload").asString("?")).isEmpty();
        assertThat(created.path("off_peak").isBoolean()).isTrue();
        assertThat(created.path("off_peak").asBoolean()).isFalse();
        // 5 seconds at 20 credits.
        assertThat(created.path("credits").isIntegralNumber()).isTrue();
        assertThat(created.path("credits").asInt()).isEqualTo(100);
        assertThat(Instant.parse(created.path("created_at").asString())).isNotNull();
    }

    private static void checkViduResult(JsonNode done, String task) {
        assertThat(done.path("id").asString()).isEqualTo(task);
        assertThat(done.path("state").asString()).isEqualTo("success");
        assertThat(done.path("err_code").asString("?")).isEmpty();
        assertThat(done.path("credits").asInt()).isEqualTo(100);
        assertThat(done.path("payload").asString("?")).isEmpty();
        assertThat(done.path("bgm").isBoolean() && done.path("off_peak").isBoolean()).isTrue();
        JsonNode creation = done.path("creations").path(0);
        assertThat(creation.path("id").isString()).isTrue();
        for (String link : List.of("url", "cover_url", "watermarked_url")) {
            assertThat(creation.path(link).isString()).as(link).isTrue();
        }
    }

    private void checkVideo(String url, int width, int height, int seconds, boolean sound) {
        assertThat(URI.create(url).isAbsolute()).as(url).isTrue();
        VideoFacts facts = media.video(Curl.download(url)).orElseThrow();
        assertThat(facts.codec()).isEqualTo("h264");
        assertThat(facts.contentType()).isEqualTo("video/mp4");
        assertThat(facts.width() + "x" + facts.height()).isEqualTo(width + "x" + height);
        // Sound is cut in frames of 1024 samples, so the file may be a little longer.
        assertThat(facts.durationMillis()).isBetween(seconds * 1000L - 45, seconds * 1000L + 45);
        assertThat(facts.sound()).isEqualTo(sound);
    }
}

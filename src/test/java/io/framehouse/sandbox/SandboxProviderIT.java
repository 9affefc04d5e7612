package io.framehouse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.framehouse.sandbox.SandboxClient.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Each page's example, filled in and carried through to a playable file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxProviderIT {
    private Path work;

    private SandboxProvider provider;
    private HttpServer pictures;
    private SandboxClient bearer;
    private SandboxClient token;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        work = directory;
        provider =
                SandboxProvider.start(
                        SandboxSettings.defaults(work.resolve("sandbox"))
                                .withTimes(Duration.ofMillis(50), Duration.ofMillis(100)));
        bearer = new SandboxClient(provider.baseUrl(), "Bearer sandbox-key");
        token = new SandboxClient(provider.baseUrl(), "Token sandbox-key");
        pictures = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] portrait = Pictures.bytes("jpg", 600, 800);
        pictures.createContext(
                "/",
                exchange -> {
                    // A name and type that lie: only the content counts.
                    exchange.getResponseHeaders().set("Content-Type", "text/plain");
                    exchange.sendResponseHeaders(200, portrait.length);
                    exchange.getResponseBody().write(portrait);
                    exchange.close();
                });
        pictures.start();
    }

    @AfterAll
    void stop() {
        pictures.stop(0);
        provider.close();
    }

    private String servedPicture() {
        return "http://127.0.0.1:" + pictures.getAddress().getPort() + "/image.png";
    }

    private VideoFacts fetched(String url) throws IOException {
        Answer file = new SandboxClient(provider.baseUrl(), "").get(url);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.raw().headers().firstValue("Content-Type")).contains("video/mp4");
        return VideoFacts.of(file.body(), work);
    }

    private static void isFilm(VideoFacts facts, int width, int height, int seconds) {
        assertThat(facts.codec()).isEqualTo("h264");
        assertThat(facts.pixelFormat()).isEqualTo("yuv420p");
        assertThat(facts.width()).isEqualTo(width);
        assertThat(facts.height()).isEqualTo(height);
        assertThat(facts.seconds()).isCloseTo(seconds, within(0.1));
    }

    private JsonNode asyncResult(String path, String json) throws IOException {
        Answer accepted = bearer.post("/v3/async/" + path, json);
        assertThat(accepted.status()).as(new String(accepted.body())).isEqualTo(200);
        assertThat(accepted.json().propertyNames())
                .containsExactlyInAnyOrder("task_id", "provider_request_id");
        String id = accepted.json().path("task_id").asString();
        return bearer.pollUntil(
                "/v3/async/task-result?task_id=" + id,
                body -> {
                    String status = body.path("task").path("status").asString();
                    assertThat(status).isNotEqualTo("TASK_STATUS_FAILED");
                    return status.equals("TASK_STATUS_SUCCEED");
                });
    }

    @Test
    void routerProImageToVideoEndsInAFilmWithSound() throws IOException {
        JsonNode result =
                asyncResult(
                        "vidu-q2-pro-img2video",
                        """
                        {"bgm": true, "seed": 123, "audio": true, "images": ["%s"],
                         "prompt": "A boat leaves the harbour", "duration": 5, "off_peak": true,
                         "voice_id": "English_Trustworthy_Man", "watermark": true,
                         "resolution": "720p", "movement_amplitude": "high"}
                        """
                                .formatted(Pictures.dataUri(960, 540)));
        assertThat(result.path("extra").path("seed").asString()).isEqualTo("123");
        JsonNode video = result.path("videos").path(0);
        assertThat(video.path("video_url_ttl").isString()).isTrue();
        assertThat(video.path("video_url_ttl").stringValue()).isEqualTo("3600");
        assertThat(video.path("video_type").stringValue()).isEqualTo("mp4");
        VideoFacts facts = fetched(video.path("video_url").stringValue());
        isFilm(facts, 1280, 720, 5);
        assertThat(facts.audio()).isTrue();
    }

    @Test
    void routerFastImageToVideoTakesAServedImage() throws IOException {
        JsonNode result =
                asyncResult(
                        "vidu-q2-pro-fast-img2video",
                        """
                        {"images": ["%s"], "prompt": "A walk", "duration": 1,
                         "resolution": "720p", "movement_amplitude": "medium"}
                        """
                                .formatted(servedPicture()));
        VideoFacts facts = fetched(result.path("videos").path(0).path("video_url").stringValue());
        isFilm(facts, 720, 960, 1);
        assertThat(facts.audio()).isFalse();
    }

    @Test
    void routerReferenceToVideoTakesSubjects() throws IOException {
        JsonNode result =
                asyncResult(
                        "vidu-q2-reference2video",
                        """
                        {"bgm": true, "seed": 123, "audio": true,
                         "prompt": "@1 and @2 have tea", "duration": 2,
                         "subjects": [
                           {"id": "1", "images": ["%s", "%s"], "voice_id": "v"},
                           {"id": "2", "images": ["%s"]}],
                         "watermark": true, "resolution": "540p", "aspect_ratio": "9:16",
                         "movement_amplitude": "auto"}
                        """
                                .formatted(
                                        Pictures.dataUri(300, 300),
                                        servedPicture(),
                                        Pictures.dataUri(200, 400)));
        isFilm(fetched(result.path("videos").path(0).path("video_url").stringValue()), 540, 960, 2);
    }

    @Test
    void proxiedViduAnswersOnAllItsAddresses() throws IOException {
        Answer accepted =
                bearer.post(
                        "/vidu/ent/v2/img2video",
                        """
                        {"model": "viduq3-pro", "images": ["%s"], "payload": "our-id",
                         "prompt": "Animate the scene in the image"}
                        """
                                .formatted(servedPicture()));
        assertThat(accepted.status()).isEqualTo(200);
        JsonNode task = accepted.json();
        assertThat(task.path("state").stringValue()).isEqualTo("created");
        assertThat(task.path("duration").intValue()).isEqualTo(5);
        assertThat(task.path("resolution").stringValue()).isEqualTo("720p");
        assertThat(task.path("audio").booleanValue()).isTrue();
        assertThat(task.path("seed").longValue()).isPositive();
        assertThat(task.path("credits").intValue()).isEqualTo(100);
        String id = task.path("task_id").stringValue();
        JsonNode result =
                bearer.pollUntil(
                        "/vidu/ent/v2/tasks/" + id + "/creations",
                        body -> body.path("state").asString().equals("success"));
        assertThat(bearer.get("/vidu/ent/v2/tasks/" + id).json().path("state").asString())
                .isEqualTo("success");
        assertThat(bearer.get("/vidu/v1/videos/" + id).json().path("state").asString())
                .isEqualTo("success");
        assertThat(result.path("payload").stringValue()).isEqualTo("our-id");
        assertThat(result.path("err_code").stringValue()).isEmpty();
        assertThat(result.path("credits").intValue()).isEqualTo(100);
        JsonNode creation = result.path("creations").path(0);
        VideoFacts facts = fetched(creation.path("url").stringValue());
        isFilm(facts, 720, 960, 5);
        assertThat(facts.audio()).isTrue();
        Answer cover = bearer.get(creation.path("cover_url").stringValue());
        assertThat(cover.raw().headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(cover.body()).startsWith(0xFF, 0xD8, 0xFF);
    }

    @Test
    void officialViduMakesTextAndStartEndVideos() throws IOException {
        isFilm(
                official(
                        "text2video",
                        """
                        {"model": "viduq2", "prompt": "Rain", "duration": 1, "resolution": "540p",
                         "aspect_ratio": "4:3", "style": "anime"}\
                        """),
                720,
                540,
                1);
        isFilm(
                official(
                        "start-end2video",
                        """
                        {"model": "viduq2-turbo", "images": ["%s", "%s"], "duration": 2,
                         "resolution": "540p", "watermark": true, "wm_position": 1}\
                        """
                                .formatted(Pictures.dataUri(640, 480), Pictures.dataUri(320, 240))),
                720,
                540,
                2);
        isFilm(
                official(
                        "reference2video",
                        """
                        {"model": "vidu2.0", "prompt": "Go", "images": ["%s"], "resolution": "360p"}\
                        """
                                .formatted(servedPicture())),
                640,
                360,
                4);
    }

    private VideoFacts official(String mode, String json) throws IOException {
        Answer accepted = token.post("/ent/v2/" + mode, json);
        assertThat(accepted.status()).as(new String(accepted.body())).isEqualTo(200);
        JsonNode result =
                token.pollUntil(
                        "/ent/v2/tasks/"
                                + accepted.json().path("task_id").asString()
                                + "/creations",
                        body -> body.path("state").asString().equals("success"));
        return fetched(result.path("creations").path(0).path("url").stringValue());
    }

    @Test
    void vtrixTakesWrappedAndFlatBodies() throws IOException {
        String parameters =
                """
                "images": ["%s"], "prompt": "A breeze", "duration": 2, "resolution": "540p",
                "movement_amplitude": "large", "is_rec": false, "bgm": false, "payload": "p",
                "wm_position": 3
                """
                        .formatted(servedPicture());
        String wrapped =
                "{\"model\": \"viduq2_turbo_img2video\", \"input\": [{\"params\": {%s}}]}"
                        .formatted(parameters);
        String flat = "{\"model\": \"viduq2_turbo_img2video\", %s}".formatted(parameters);
        for (String body : new String[] {wrapped, flat}) {
            Answer accepted = bearer.post("/model/v1/generation", body);
            assertThat(accepted.status()).as(new String(accepted.body())).isEqualTo(200);
            assertThat(accepted.json().path("status").stringValue()).isEqualTo("in_progress");
            String id = accepted.json().path("id").stringValue();
            JsonNode result =
                    bearer.pollUntil(
                            "/model/v1/generation/task/" + id,
                            json -> json.path("status").asString().equals("completed"));
            assertThat(result.path("usage").path("cost").stringValue()).isEqualTo("0.040");
            JsonNode content = result.path("output").path(0).path("content").path(0);
            assertThat(content.path("type").stringValue()).isEqualTo("video");
            isFilm(fetched(content.path("url").stringValue()), 540, 720, 2);
        }
    }

    @Test
    void webpImagesBecomeFilms() throws Exception {
        String webp = Base64.getEncoder().encodeToString(Pictures.webp(work, 400, 300));
        VideoFacts facts =
                official(
                        "img2video",
                        """
                        {"model": "viduq2-turbo", "duration": 1, "resolution": "540p",
                         "images": ["data:image/webp;base64,%s"]}
                        """
                                .formatted(webp));
        isFilm(facts, 720, 540, 1);
    }

    @Test
    void creditsLeaveTheBalanceOnSuccessOnly() throws IOException {
        long before = provider.balanceCredits();
        String body =
                """
                {"model": "viduq2-turbo", "images": ["%s"], "duration": 1, "resolution": "540p",
                 "prompt": "[[sandbox:fail]] %s"}
                """;
        Answer failing =
                token.post("/ent/v2/img2video", body.formatted(Pictures.dataUri(64, 64), "a"));
        JsonNode failed =
                token.pollUntil(
                        "/ent/v2/tasks/" + failing.json().path("task_id").asString() + "/creations",
                        json -> json.path("state").asString().equals("failed"));
        assertThat(failed.path("err_code").stringValue()).isEqualTo("CreationPolicyViolation");
        assertThat(failed.path("creations").isEmpty()).isTrue();
        assertThat(provider.balanceCredits()).isLessThanOrEqualTo(before);
        JsonNode credits = token.get("/ent/v2/credits").json().path("remains").path(0);
        assertThat(credits.path("concurrency_limit").intValue()).isEqualTo(5);
        assertThat(credits.path("credit_remain").longValue()).isPositive();
    }

    @Test
    void fileRangesAreServed() throws IOException {
        VideoFacts whole =
                official(
                        "text2video",
                        "{\"model\": \"viduq2\", \"prompt\": \"Range\", \"duration\": 1}");
        assertThat(whole.width()).isEqualTo(1280);
        String id =
                provider.tasks().stream()
                        .filter(task -> task.request().path("prompt").asString("").equals("Range"))
                        .findFirst()
                        .orElseThrow()
                        .id();
        String url =
                token.get("/ent/v2/tasks/" + id + "/creations")
                        .json()
                        .path("creations")
                        .path(0)
                        .path("url")
                        .stringValue();
        Answer part = token.range(url, "bytes=4-7");
        assertThat(part.status()).isEqualTo(206);
        assertThat(new String(part.body())).isEqualTo("ftyp");
    }
}

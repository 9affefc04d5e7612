package io.framehouse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Shapes and lengths at the edges of what the pages allow; the time taken is printed only. */
class SandboxVideoTest {
    @TempDir Path work;

    @ParameterizedTest
    @CsvSource({
        "viduq3-pro, 720p, 5, 1600, 900, 1280, 720",
        "viduq3-pro, 1080p, 16, 1600, 900, 1920, 1080",
        "viduq2-turbo, 1080p, 1, 100, 400, 1080, 3840",
        "viduq2-turbo, 540p, 10, 401, 301, 720, 540",
    })
    void filmsHaveTheSizeAskedFor(
            String model, String resolution, int seconds, int w, int h, int width, int height)
            throws Exception {
        SandboxSettings settings =
                SandboxSettings.defaults(work).withTimes(Duration.ZERO, Duration.ZERO);
        try (SandboxProvider provider = SandboxProvider.start(settings)) {
            SandboxClient token = new SandboxClient(provider.baseUrl(), "Token sandbox-key");
            String body =
                    """
                    {"model": "%s", "images": ["%s"], "resolution": "%s", "duration": %d,
                     "prompt": "A long caption that has to be wrapped into several lines, ünd ✓"}
                    """
                            .formatted(model, Pictures.dataUri(w, h), resolution, seconds);
            String id = token.post("/ent/v2/img2video", body).json().path("task_id").stringValue();
            long start = System.nanoTime();
            JsonNode result =
                    token.pollUntil(
                            "/ent/v2/tasks/" + id + "/creations",
                            json -> json.path("state").asString().matches("success|failed"));
            System.out.printf(
                    "%s %d s: rendered in %d ms%n",
                    resolution, seconds, Duration.ofNanos(System.nanoTime() - start).toMillis());
            byte[] film =
                    token.get(result.path("creations").path(0).path("url").stringValue()).body();
            VideoFacts facts = VideoFacts.of(film, work);
            assertThat(facts.width()).isEqualTo(width);
            assertThat(facts.height()).isEqualTo(height);
            assertThat(facts.seconds())
                    .isEqualTo(seconds, org.assertj.core.data.Offset.offset(0.1));
        }
    }
}

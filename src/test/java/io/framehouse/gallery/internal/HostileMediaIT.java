package io.framehouse.gallery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.LoopbackServer;
import io.framehouse.MediaContext;
import io.framehouse.TestVideos;
import io.framehouse.gallery.internal.HostileVideos.Hostile;
import io.framehouse.providers.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Import;

/** Whatever comes instead of a video ends soon, with a reason, and leads nowhere. */
@MediaContext
@Import(AssetCopierIT.Fakes.class)
class HostileMediaIT extends CopierBench {
    private static final LoopbackServer OUTSIDE = new LoopbackServer();

    @TempDir private static Path directory = Path.of("");
    private static Map<String, Hostile> corpus = Map.of();

    @BeforeAll
    static void make() throws IOException {
        Path bait = TestVideos.mp4(directory.resolve("bait.mp4"), 1, 160, 90);
        OUTSIDE.serve("/bait", "video/mp4", Files.readAllBytes(bait));
        corpus = HostileVideos.all(directory, bait, OUTSIDE.at("/bait").toString());
    }

    @AfterAll
    static void stopOutside() {
        OUTSIDE.close();
    }

    static List<String> names() {
        return List.of(
                "empty",
                "cut off",
                "30,000 pixels",
                "ten hours of a still",
                "pictures of a local file",
                "a list of files",
                "a playlist",
                "two indexes",
                "an archive before the film",
                "65,000 tracks",
                "forty tracks",
                "no length",
                "sound only",
                "a wrong length",
                "an unknown codec");
    }

    @ParameterizedTest
    @MethodSource("names")
    void endsSoonWithAReasonAndLeadsNowhere(String name) {
        assertThat(corpus).containsOnlyKeys(names());
        Hostile hostile = java.util.Objects.requireNonNull(corpus.get(name));
        provider.serve("/v", "video/mp4", hostile.bytes());
        succeed(new ResultFile(url("/v"), null, null));
        onlyOneTryIsLeft();
        long begun = System.nanoTime();
        due().forEach(withPreviews(blobs)::copy);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(video().state()).isEqualTo("failed");
        assertThat(video().reason()).startsWith("The provider's file ").contains(hostile.reason());
        assertThat(row("cover")).containsEntry("state", "failed");
        assertThat(OUTSIDE.requests()).isZero();
        assertThat(ProcessHandle.current().descendants())
                .noneMatch(one -> one.info().command().orElse("").contains("/ff"));
    }

    private void onlyOneTryIsLeft() {
        transactions.runOnPlatform(() ->
                jdbc.sql("update asset set attempts = 7 where job_id = :job and kind = 'video'")
                        .param("job", job.value())
                        .update());
    }
}

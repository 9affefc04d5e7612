package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.framehouse.LoopbackServer;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.storage.MediaInspector;
import io.framehouse.storage.MediaInspector.VideoFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The scripts of {@code src/docs/examples}, run as they stand: bash, curl and two settings. */
@ApiStory
class ExamplesIT {
    private static final Path SCRIPTS = Path.of("src", "docs", "examples").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 240;

    /** What each page's example makes: frame and seconds. */
    private static final Map<String, String> VIDEOS =
            Map.of(
                    "000-vidu-q2-pro-img2video.sh", "1280x720 2",
                    "001-vidu-q2-pro-fast-img2video.sh", "1280x720 2",
                    "002-vidu-q2-reference2video.sh", "540x960 2",
                    "003-vidu-ent-v2-img2video.sh", "1280x720 5",
                    "004-viduq2-turbo-img2video.sh", "1280x720 2");

    @LocalServerPort int port;
    @Autowired MediaInspector media;
    @TempDir Path directory;

    @Test
    void everyScriptMakesItsVideo() throws Exception {
        assumeTrue(Curl.isInstalled(), "curl is not installed; the examples need it");
        assertThat(scripts()).containsExactlyInAnyOrderElementsOf(VIDEOS.keySet());
        ApiTeam team = ApiTeam.make(port, "5000");
        try (LoopbackServer pictures = new LoopbackServer()) {
            pictures.serve("/image.png", "image/png", HouseFixtures.pictureBytes(320, 180));
            String image = pictures.at("/image.png").toString();
            // All at once: the off-peak ones are asked about once a minute.
            List<Run> runs =
                    VIDEOS.keySet().stream().map(script -> start(script, team, image)).toList();
            for (Run run : runs) {
                boolean ended = run.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
                run.process().destroy();
                assertThat(ended).as(run.said()).isTrue();
                assertThat(run.process().exitValue()).as(run.said()).isZero();
                assertThat(facts(run.video())).as(run.script()).isEqualTo(VIDEOS.get(run.script()));
            }
        }
    }

    private static List<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sh"))
                    .toList();
        }
    }

    private Run start(String script, ApiTeam team, String image) {
        Path video = directory.resolve(script + ".mp4");
        Path log = directory.resolve(script + ".log");
        ProcessBuilder bash =
                new ProcessBuilder("bash", SCRIPTS.resolve(script).toString(), video.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        bash.environment()
                .putAll(
                        Map.of(
                                "FRAMEHOUSE_URL",
                                team.api().base(),
                                "FRAMEHOUSE_KEY",
                                team.key(),
                                "FRAMEHOUSE_IMAGE",
                                image,
                                "POLL_SECONDS",
                                "2"));
        try {
            return new Run(script, bash.start(), video, log);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private String facts(Path video) {
        VideoFacts facts = media.video(video).orElseThrow();
        return facts.width()
                + "x"
                + facts.height()
                + " "
                + Math.round(facts.durationMillis() / 1000.0);
    }

    private record Run(String script, Process process, Path video, Path log) {
        String said() throws IOException {
            return script + ": " + Files.readString(log);
        }
    }
}

package io.framehouse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/** Makes real media files with ffmpeg. */
public final class TestVideos {
    private TestVideos() {}

    /** An H.264 MP4 with sound and its index at the front. */
    public static Path mp4(Path target, int seconds, int width, int height) {
        return run(
                target,
                "-f",
                "lavfi",
                "-i",
                "testsrc=duration=" + seconds + ":size=" + width + "x" + height + ":rate=24",
                "-f",
                "lavfi",
                "-i",
                "sine=duration=" + seconds,
                "-c:v",
                "libopenh264",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                "-shortest",
                "-movflags",
                "+faststart");
    }

    /** A sound without pictures. */
    public static Path wav(Path target, int seconds) {
        return run(target, "-f", "lavfi", "-i", "sine=duration=" + seconds);
    }

    /** A WebP picture, lossless or lossy. */
    public static Path webp(Path target, boolean lossless, int width, int height) {
        return run(
                target,
                "-f",
                "lavfi",
                "-i",
                "testsrc=size=" + width + "x" + height,
                "-frames:v",
                "1",
                "-c:v",
                "libwebp",
                "-lossless",
                lossless ? "1" : "0");
    }

    /** Whatever ffmpeg makes of its arguments. */
    public static Path make(Path target, String... arguments) {
        return run(target, arguments);
    }

    private static Path run(Path target, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Loader.load(ffmpeg.class), "-v", "error", "-nostdin"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-y", target.toString()));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            String libraries = Path.of(command.getFirst()).getParent().toString();
            builder.environment().put("LD_LIBRARY_PATH", libraries);
            Process process = builder.start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("ffmpeg failed: " + command);
            }
            return target;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}

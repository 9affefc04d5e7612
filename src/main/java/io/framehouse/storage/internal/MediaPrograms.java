package io.framehouse.storage.internal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.ffmpeg.ffprobe;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs ffmpeg and ffprobe on files nobody vouches for: as processes without a shell, that may open
 * files only and known containers only, with an end in time and a bounded answer.
 */
@Component
final class MediaPrograms {
    private static final Logger LOG = LoggerFactory.getLogger(MediaPrograms.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int MAX_OUTPUT_BYTES = 256 * 1024;
    private static final List<String> GUARDS =
            List.of(
                    "-v",
                    "error",
                    "-protocol_whitelist",
                    "file",
                    "-format_whitelist",
                    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm");

    /** What ffprobe says; empty where it refuses the file. */
    Optional<String> probe(List<String> arguments) {
        return run(Loader.load(ffprobe.class), arguments);
    }

    /** What ffmpeg says; empty where it fails. */
    Optional<String> convert(List<String> arguments) {
        return run(Loader.load(ffmpeg.class), arguments);
    }

    private static Optional<String> run(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(program);
        command.addAll(GUARDS);
        command.addAll(arguments);
        try {
            return answer(start(command));
        } catch (IOException failure) {
            LOG.warn("A media program did not start: {}", failure.getMessage());
            return Optional.empty();
        }
    }

    private static Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(List.of("PATH", "SystemRoot"));
        // The libraries lie beside the program; some are found only this way.
        String libraries = new File(command.getFirst()).getAbsoluteFile().getParent();
        builder.environment().put("LD_LIBRARY_PATH", libraries);
        builder.directory(new File(System.getProperty("java.io.tmpdir")));
        builder.redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static Optional<String> answer(Process process) {
        CompletableFuture<byte[]> output = new CompletableFuture<>();
        try (var reader = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                reader.execute(() -> read(process, output));
                byte[] bytes = output.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
                boolean ended = process.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
                return ended && process.exitValue() == 0
                        ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
                        : Optional.empty();
            } catch (TimeoutException | ExecutionException tooSlowOrTooMuch) {
                LOG.warn("A media program was stopped: {}", tooSlowOrTooMuch.toString());
                return Optional.empty();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static void read(Process process, CompletableFuture<byte[]> output) {
        try (InputStream in = process.getInputStream()) {
            byte[] bytes = in.readNBytes(MAX_OUTPUT_BYTES + 1);
            if (bytes.length > MAX_OUTPUT_BYTES) {
                throw new IOException("the answer is longer than " + MAX_OUTPUT_BYTES + " bytes");
            }
            output.complete(bytes);
        } catch (IOException failure) {
            output.completeExceptionally(failure);
        }
    }
}

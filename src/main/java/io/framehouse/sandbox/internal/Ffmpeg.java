package io.framehouse.sandbox.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Runs the ffmpeg program as a process of its own, one at a time, with a time limit. */
final class Ffmpeg {
    private static final long LIMIT_SECONDS = 180;

    private final Path program;
    private final Semaphore one = new Semaphore(1, true);

    Ffmpeg(Path program) {
        this.program = program;
    }

    /**
     * Runs ffmpeg and waits for its end.
     *
     * @throws IllegalStateException when it fails or takes too long, with its last words
     */
    void run(List<String> arguments) {
        one.acquireUninterruptibly();
        try {
            runAlone(arguments);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("ffmpeg was interrupted", interrupted);
        } finally {
            one.release();
        }
    }

    private void runAlone(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(List.of("-hide_banner", "-nostdin", "-loglevel", "error", "-y"));
        command.addAll(arguments);
        Path log = Files.createTempFile("sandbox-ffmpeg", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        findLibrariesBeside(builder);
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                String outcome = ended ? "exit " + process.exitValue() : "time limit";
                throw new IllegalStateException(
                        "ffmpeg failed (" + outcome + "): " + Files.readString(log).strip());
            }
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(log);
        }
    }

    /** The bundled program lies beside its libraries but does not look there for all of them. */
    private void findLibrariesBeside(ProcessBuilder builder) {
        Path directory = program.toAbsolutePath().getParent();
        for (String name : List.of("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")) {
            builder.environment()
                    .merge(name, String.valueOf(directory), (old, own) -> own + ":" + old);
        }
    }
}

package io.framehouse.shared.internal;

import io.framehouse.shared.StartupConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL that outlived an application which was killed. It is asked to end before a new one
 * starts on the same data; PostgreSQL's own recovery does the rest.
 */
final class LeftoverServer {
    private static final int WAIT_SECONDS = 30;

    private LeftoverServer() {}

    static void stop(Path dataDirectory) throws IOException {
        Path pidFile = dataDirectory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> server = postgres(pidFile);
        if (server.isPresent()) {
            StartupConsole.say("ending the database of an earlier run that was killed");
            end(server.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> postgres(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,10}")) {
            return Optional.empty();
        }
        // The pid may have been given to another program since: only a postgres is ours to end.
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        process.info().command().map(c -> c.contains("postgres")).orElse(false));
    }

    private static void end(ProcessHandle server) {
        server.destroy();
        try {
            server.onExit().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stillThere) {
            server.destroyForcibly();
            server.onExit().join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package io.framehouse.e2e;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Framehouse as people run it: the packaged jar in a process of its own, which may be killed.
 * Whatever it started ends with {@link #close()}, or at the latest with the test run.
 */
final class ProcessHouse implements AutoCloseable {
    private static final String READY = "framehouse: ready at ";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Set<ProcessHouse> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> List.copyOf(RUNNING).forEach(h -> h.close())));
    }

    private final Process process;
    private final Path dataDirectory;
    private final StringBuffer log = new StringBuffer();
    private final Thread reader;
    private final List<ProcessHandle> started = new ArrayList<>();

    private ProcessHouse(Process process, Path dataDirectory) {
        this.process = process;
        this.dataDirectory = dataDirectory;
        this.reader = Thread.ofPlatform().daemon().name("house-log").start(this::drain);
        RUNNING.add(this);
    }

    /** Starts and does not wait; only the given settings are set, and a free port. */
    static ProcessHouse launch(Path dataDirectory, Map<String, String> settings) {
        return launch(InstalledHouse.command(), dataDirectory, settings);
    }

    /** The same with a command of one's own. */
    static ProcessHouse launch(
            List<String> command, Path dataDirectory, Map<String, String> settings) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(name -> name.matches("(FRAMEHOUSE|SPRING|SERVER|MANAGEMENT)_.*"));
        environment.put("SERVER_PORT", "0");
        environment.put("FRAMEHOUSE_DATA_DIR", dataDirectory.toString());
        environment.put("FRAMEHOUSE_PREVIEWS_ENABLED", "false");
        environment.putAll(settings);
        try {
            return new ProcessHouse(builder.redirectErrorStream(true).start(), dataDirectory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts and waits until it is ready. */
    static ProcessHouse start(Path dataDirectory, Map<String, String> settings) {
        return ready(launch(dataDirectory, settings));
    }

    /** The same from the jar as it is shipped. */
    static ProcessHouse startJar(Path dataDirectory, Map<String, String> settings) {
        return ready(launch(InstalledHouse.commandOfJar(), dataDirectory, settings));
    }

    private static ProcessHouse ready(ProcessHouse house) {
        try {
            house.awaitReady();
            return house;
        } catch (RuntimeException | Error notReady) {
            house.close();
            throw new AssertionError("The house is not ready:\n" + house.log(), notReady);
        }
    }

    /** Waits for the line that tells its address. */
    void awaitReady() {
        awaitLine(READY);
    }

    /** The address of the ready line. */
    URI address() {
        return URI.create(
                log().lines()
                        .filter(line -> line.startsWith(READY))
                        .map(line -> line.substring(READY.length()).strip())
                        .findFirst()
                        .orElseThrow());
    }

    /** Everything written so far, output and errors. */
    String log() {
        return log.toString();
    }

    /** Waits for a text in the log. */
    void awaitLine(String text) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> log().contains(text) || !process.isAlive());
        if (!log().contains(text)) {
            throw new AssertionError("The house ended with " + awaitExit() + ":\n" + log());
        }
    }

    /** Waits for the end and for the last line; gives the exit code. */
    int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE)) {
                throw new AssertionError("The house did not end:\n" + log());
            }
            reader.join(Duration.ofSeconds(10));
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the process without a word to it (SIGKILL); what it started stays. */
    void kill9() {
        process.descendants().forEach(started::add);
        process.destroyForcibly();
        awaitExit();
    }

    /** Asks the process to end (SIGTERM) and waits; gives the exit code. */
    int stop() {
        process.descendants().forEach(started::add);
        // Not through the process itself, which would close its output before the last words.
        process.toHandle().destroy();
        return awaitExit();
    }

    /** The embedded PostgreSQL of the data directory, alive or not; empty where there is none. */
    Optional<ProcessHandle> postgres() {
        Path file = dataDirectory.resolve("postgres").resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(pid -> Long.parseLong(pid.strip()))
                    .flatMap(ProcessHandle::of);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends everything at once. */
    @Override
    public void close() {
        process.descendants().forEach(started::add);
        if (log().contains(" the database in ")) {
            // Only its own: a house that was refused leaves the other's alone.
            postgres().ifPresent(started::add);
        }
        process.destroyForcibly();
        started.forEach(ProcessHouse::end);
        RUNNING.remove(this);
    }

    // A postmaster that is asked to stop at once takes its children along.
    private static void end(ProcessHandle handle) {
        if (handle.info().command().map(c -> c.contains("java")).orElse(false)) {
            handle.destroyForcibly();
        } else {
            handle.destroy();
        }
        try {
            handle.onExit().get(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception stillThere) {
            handle.destroyForcibly();
        }
    }

    private void drain() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.append(line).append('\n');
            }
        } catch (IOException ended) {
            log.append("(the output ended: ").append(ended.getMessage()).append(")\n");
        }
    }
}

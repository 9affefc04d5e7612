package io.framehouse.e2e;

import io.framehouse.TestDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The packaged jar taken apart, with a cache of its loaded classes: it starts with half the work.
 * Made once for a build, by whichever test process comes first, while the others wait for it.
 *
 * @see "Decision 0031: how the tests stay within half an hour"
 */
final class InstalledHouse {
    /** Those of every house; a cache holds only for the options it was made with. */
    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-Xmx768m");

    private static final Path JAR = packaged();
    private static final Path DIRECTORY = JAR.resolveSibling("house");
    private static final Path APP = DIRECTORY.resolve(JAR.getFileName());
    private static final Path CACHE = DIRECTORY.resolve("house.aot");
    private static final Path MADE = DIRECTORY.resolve("made");

    private InstalledHouse() {}

    /** How the house is started. */
    static List<String> command() {
        make();
        return java(APP, Files.exists(CACHE) ? List.of("-XX:AOTCache=" + CACHE) : List.of());
    }

    /** How the jar itself is started, as the README tells. */
    static List<String> commandOfJar() {
        return java(JAR, List.of());
    }

    private static List<String> java(Path jar, List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(more);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private static synchronized void make() {
        try (FileChannel file =
                        FileChannel.open(
                                JAR.resolveSibling("house.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            if (!Files.exists(MADE) || !Files.readString(MADE).equals(version())) {
                takeApart();
                fillCache();
                Files.writeString(MADE, version());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String version() throws IOException {
        return Files.getLastModifiedTime(JAR) + " " + System.getProperty("java.home");
    }

    private static void takeApart() throws IOException {
        Files.deleteIfExists(CACHE);
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djarmode=tools",
                                "-jar",
                                JAR.toString(),
                                "extract",
                                "--force",
                                "--destination",
                                DIRECTORY.toString())
                        .inheritIO()
                        .start();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("The jar could not be taken apart");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** One run on a database of its own, whose classes are kept when it ends. */
    private static void fillCache() throws IOException {
        Path data = Files.createTempDirectory("framehouse-house");
        Map<String, String> settings = Homestead.externalDatabase(TestDatabases.create());
        try (ProcessHouse house =
                ProcessHouse.launch(
                        java(APP, List.of("-XX:AOTCacheOutput=" + CACHE)), data, settings)) {
            house.awaitReady();
            house.stop();
        }
    }

    private static Path packaged() {
        Path jar =
                Path.of(
                                System.getProperty(
                                        "framehouse.jar", "target/framehouse-0.1.0-SNAPSHOT.jar"))
                        .toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    "There is no " + jar + "; run './mvnw package' first or set framehouse.jar");
        }
        return jar;
    }
}

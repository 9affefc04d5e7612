package io.framehouse;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An S3-compatible service as a process of its own, which may be killed and started again at the
 * same address with what it had. It ends with {@link #close()}, or at the latest with the test run.
 */
public final class S3Service implements AutoCloseable {
    /** The one bucket that it begins with. */
    public static final String BUCKET = "framehouse";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path JAR = Path.of(System.getProperty("framehouse.s3mock", "none"));

    private final int port = FreePorts.next();
    private final Path root;
    private Process process;

    /** Starts one that keeps its objects below a directory. */
    public S3Service(Path root) {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(
                    JAR + " is not there; run ./mvnw pre-integration-test, which brings it");
        }
        this.root = root;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        start();
    }

    /** Starts it again after {@link #kill()}. */
    public void start() {
        ProcessBuilder builder =
                new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-jar",
                                JAR.toString(),
                                "--http.port=" + port,
                                "--server.port=0",
                                "--vectors.http.port=0",
                                "--vectors.https.port=0"));
        builder.environment()
                .putAll(
                        Map.of(
                                "COM_ADOBE_TESTING_S3MOCK_STORE_ROOT",
                                root.toString(),
                                "COM_ADOBE_TESTING_S3MOCK_STORE_RETAINFILESONEXIT",
                                "true",
                                "COM_ADOBE_TESTING_S3MOCK_STORE_INITIALBUCKETS",
                                BUCKET));
        builder.redirectErrorStream(true).redirectOutput(root.resolve("s3.log").toFile());
        try {
            process = builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(this::answers);
    }

    /** Starts it again where a test that failed has left it away. */
    public void startIfAway() {
        if (!process.isAlive()) {
            start();
        }
    }

    /** Hears, after {@link #kill()}, whether somebody still turns to it; has to be closed. */
    public ServerSocket heardInstead() throws IOException {
        ServerSocket socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(1);
        return socket;
    }

    /** Ends it without a word to it. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The settings of a house that keeps its files here. */
    public Map<String, String> settings() {
        return Map.of(
                "framehouse.storage", "s3",
                "framehouse.s3.endpoint", address().toString(),
                "framehouse.s3.bucket", BUCKET,
                "framehouse.s3.prefix", "house",
                "framehouse.s3.access-key", "test",
                "framehouse.s3.secret-key", "test-secret");
    }

    @Override
    public void close() {
        kill();
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The S3 service ended: see " + root.resolve("s3.log"));
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest ask =
                    HttpRequest.newBuilder(address().resolve("/" + BUCKET))
                            .timeout(Duration.ofSeconds(5))
                            .method("HEAD", HttpRequest.BodyPublishers.noBody())
                            .build();
            return http.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

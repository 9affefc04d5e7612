package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clients that send or take their bytes one by one, over real sockets. */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "framehouse.admin-api-key=" + ApiStory.ADMIN_KEY,
            "framehouse.limits.header-seconds=3",
            "framehouse.limits.body-grace-seconds=3",
            "server.tomcat.connection-timeout=2s",
            "framehouse.reconciliation.pause-millis=3600000"
        })
@PostgresTest
class SlowClientsIT {
    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;
    @Autowired LiveFeed live;
    private ApiTeam team;

    @BeforeEach
    void makeTeam() {
        team = ApiTeam.make(port, "1000");
    }

    private Socket connect(String begin) throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(30_000);
        write(socket, begin);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Sends one more byte every half second, which no plain time-out of a read would notice. */
    private static ScheduledExecutorService trickle(List<Socket> sockets, String piece) {
        ScheduledExecutorService drops = Executors.newSingleThreadScheduledExecutor();
        var unused =
                drops.scheduleWithFixedDelay(
                        () ->
                                sockets.forEach(socket -> {
                                    try {
                                        write(socket, piece);
                                    } catch (IOException ended) {
                                        // That is what the test waits for elsewhere.
                                    }
                                }),
                        500,
                        500,
                        TimeUnit.MILLISECONDS);
        return drops;
    }

    /** All that the server says until it closes; fails where it goes on beyond 30 seconds. */
    private static String untilClosed(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.net.SocketException reset) {
            return "";
        }
    }

    private String head(String path, String more) {
        return "POST "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + team.key()
                + "\r\nContent-Type: application/json\r\n"
                + more;
    }

    @Test
    void headersThatNeverEndAreCutOffAndHoldUpNobody() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            slow.add(connect("GET /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\nX-Slow: "));
        }
        try (ScheduledExecutorService drops = trickle(slow, "a")) {
            long begun = System.nanoTime();
            team.api().get("/api/v1/jobs").is(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(3));
            for (Socket socket : slow) {
                untilClosed(socket);
                socket.close();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(15));
            drops.shutdownNow();
        }
    }

    @Test
    void bodyThatTricklesIsRefusedInTime() throws Exception {
        try (Socket socket = connect(head("/api/v1/jobs", "Content-Length: 100000\r\n\r\n{"));
                ScheduledExecutorService drops = trickle(List.of(socket), " ")) {
            long begun = System.nanoTime();
            String answer = untilHead(socket);
            assertThat(answer).startsWith("HTTP/1.1 408");
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(10));
            drops.shutdownNow();
        }
    }

    @Test
    void bodyThatNobodyWantsMayNotTrickleForEver() throws Exception {
        String begin =
                "POST /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n{";
        try (Socket socket = connect(begin);
                ScheduledExecutorService drops = trickle(List.of(socket), " ")) {
            long begun = System.nanoTime();
            assertThat(untilClosed(socket)).startsWith("HTTP/1.1 401");
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(12));
            drops.shutdownNow();
        }
    }

    @Test
    void smallBodyOfARefusedRequestMayNotTrickleEither() throws Exception {
        for (String begin :
                List.of(
                        "POST /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000"
                                + "\r\n\r\n{",
                        "POST /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding:"
                                + " chunked\r\n\r\n7d0\r\n{",
                        // Wrong by its type, so that nobody reads it.
                        head("/api/v1/jobs", "Content-Length: 2000\r\n\r\n{")
                                .replace("application/json", "text/plain"))) {
            try (Socket socket = connect(begin);
                    ScheduledExecutorService drops = trickle(List.of(socket), " ")) {
                long begun = System.nanoTime();
                assertThat(untilClosed(socket)).as(begin).matches("(?s)HTTP/1.1 4(01|15).*");
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .isLessThan(Duration.ofSeconds(12));
                drops.shutdownNow();
            }
        }
    }

    @Test
    void bodiesForTheConsoleHaveADeadlineToo() throws Exception {
        for (String type : List.of("application/x-www-form-urlencoded", "application/json")) {
            String begin =
                    "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                            + type
                            + "\r\nContent-Length: 2000\r\n\r\nu";
            try (Socket socket = connect(begin);
                    ScheduledExecutorService drops = trickle(List.of(socket), "u")) {
                long begun = System.nanoTime();
                assertThat(untilClosed(socket)).as(type).startsWith("HTTP/1.1 ");
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .as(type)
                        .isLessThan(Duration.ofSeconds(15));
                drops.shutdownNow();
            }
        }
    }

    @Test
    void largeUploadThatGoesOnIsTakenHoweverLongItTakes() throws Exception {
        byte[] picture = picture();
        int pieces = 12;
        try (Socket socket =
                connect(
                        head("/api/v1/uploads", "Content-Length: " + picture.length + "\r\n\r\n")
                                .replace("application/json", "image/png"))) {
            long begun = System.nanoTime();
            for (int i = 0; i < pieces; i++) {
                int from = (int) ((long) picture.length * i / pieces);
                int to = (int) ((long) picture.length * (i + 1) / pieces);
                socket.getOutputStream().write(picture, from, to - from);
                socket.getOutputStream().flush();
                long next = begun + TimeUnit.MILLISECONDS.toNanos(400L * (i + 1));
                await().pollInterval(Duration.ofMillis(20)).until(() -> System.nanoTime() > next);
            }
            // Longer than the grace of 3 seconds, and 16 KiB a second by far.
            assertThat(untilHead(socket)).startsWith("HTTP/1.1 201");
        }
    }

    /** Noise, which does not compress, of more than 100 KB. */
    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(320, 320, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int x = 0; x < 320; x++) {
            for (int y = 0; y < 320; y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static String untilHead(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next >= 0 && text.indexOf("\r\n\r\n") < 0;
                next = socket.getInputStream().read()) {
            text.append((char) next);
        }
        return text.toString();
    }

    @Test
    void silentBodyIsRefusedByTheServersTimeOut() throws Exception {
        try (Socket socket =
                connect(head("/api/v1/uploads", "Content-Length: 100000\r\n\r\nabc"))) {
            long begun = System.nanoTime();
            String answer = untilClosed(socket);
            assertThat(answer).startsWith("HTTP/1.1 408");
            assertThat(answer).contains("application/problem+json", "request_timeout");
            // Not before the server's time-out of 2 seconds, and not much later.
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(12));
        }
        team.api().get("/api/v1/jobs").is(200);
    }

    @Test
    void silentConnectionIsClosed() throws Exception {
        try (Socket socket = connect("")) {
            assertThat(untilClosed(socket)).isEmpty();
        }
    }

    @Test
    void hugeHeadersAreRefused() throws Exception {
        try (Socket socket =
                connect(
                        "GET /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\nX-Huge: "
                                + "a".repeat(20_000)
                                + "\r\n\r\n")) {
            String answer = untilHead(socket);
            assertThat(answer).startsWith("HTTP/1.1 400");
            assertThat(answer).doesNotContain("Apache", "Exception");
        }
    }

    @Test
    void bodiesBeyondTheLimitAreTooLarge() {
        String huge = "{\"model\":\"" + "a".repeat(20 * 1024 * 1024) + "\"}";
        team.api().post("/api/v1/jobs", huge).problem(413, "too_large");
        team.api().post("/api/v1/quotes", huge).problem(413, "too_large");
        team.api().post("/v3/async/vidu-q2-pro-img2video", huge).is(413);
        byte[] picture = new byte[51 * 1024 * 1024];
        team.api()
                .send(
                        "POST",
                        "/api/v1/uploads",
                        java.net.http.HttpRequest.BodyPublishers.ofByteArray(picture),
                        "Content-Type",
                        "image/png")
                .problem(413, "too_large");
        // Without a length told beforehand it is found out on the way.
        team.api()
                .send(
                        "POST",
                        "/api/v1/uploads",
                        java.net.http.HttpRequest.BodyPublishers.ofInputStream(
                                () -> new java.io.ByteArrayInputStream(picture)),
                        "Content-Type",
                        "image/png")
                .problem(413, "too_large");
    }

    @Test
    void streamReaderThatTakesNothingIsDroppedAndHoldsUpNobody() throws Exception {
        for (int i = 0; i < 40; i++) {
            team.api().post("/api/v1/jobs", ApiTeam.wish("p".repeat(1_400))).is(202);
        }
        TeamId id = TeamId.parse(team.id()).orElseThrow();
        try (Socket deaf = new Socket();
                EventStream quick = EventStream.open(port, team.key(), "")) {
            deaf.setReceiveBufferSize(1_024);
            deaf.connect(new InetSocketAddress("localhost", port));
            write(
                    deaf,
                    "GET /api/v1/jobs/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + team.key()
                            + "\r\n\r\n");
            // Far more than the buffers on the way hold.
            for (int round = 0; round < 150; round++) {
                transactions.runInTeam(id, () -> changeAll(id));
                await().until(() -> quick.messages.size() % 40 == 0);
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> isReset(deaf));
            String last =
                    team.api()
                            .post("/api/v1/jobs", ApiTeam.wish("last"))
                            .is(202)
                            .json()
                            .path("id")
                            .asString();
            quick.hear(last, "held");
        }
    }

    /** A line in the timeline of each job of the team. */
    private void changeAll(TeamId id) {
        jdbc.sql(
                        """
                        insert into job_event (team_id, job_id, id, at, word, actor)
                        select team_id, id, uuidv7(), now(), 'noted', 'test' from job
                        where team_id = :team
                        """)
                .param("team", id.value())
                .update();
        live.changed(new LiveFeed.Signal(id, "job", "any"));
    }

    private static boolean isReset(Socket socket) {
        try {
            write(socket, "x");
            return false;
        } catch (IOException closed) {
            return true;
        }
    }
}

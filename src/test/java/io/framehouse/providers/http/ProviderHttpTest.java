package io.framehouse.providers.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.framehouse.FreePorts;
import io.framehouse.MutableClock;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.Dialect.Endpoint;
import io.framehouse.providers.FakeProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

class ProviderHttpTest {
    private static final ObjectNode BODY = Json.object().put("prompt", "a boat");
    private static final CallLimits SHORT =
            new CallLimits(Duration.ofMillis(400), Duration.ofMillis(700), Duration.ofMillis(700));

    private final MutableClock clock = new MutableClock(Instant.parse("2026-05-06T12:00:00Z"));
    private final FakeProvider provider = new FakeProvider();
    private final ProviderHttp http = new ProviderHttp(SHORT, clock);

    @AfterEach
    void close() {
        http.close();
        provider.close();
    }

    @Test
    void aRefusedConnectionWasNeverSent() {
        assertThat(submitTo("http://127.0.0.1:" + FreePorts.next()))
                .isEqualTo(new Reply.NeverSent("The provider refused the connection."));
    }

    @Test
    void anUnknownNameWasNeverSent() {
        assertThat(submitTo("http://no-such-host.invalid"))
                .isEqualTo(new Reply.NeverSent("The provider's host name is not known (DNS)."));
    }

    @Test
    void aFailedTlsHandshakeWasNeverSent() {
        String notTls = provider.url().replace("http://", "https://");
        assertThat(submitTo(notTls)).isInstanceOf(Reply.NeverSent.class);
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void aHandshakeThatHangsWasNeverSent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(submitTo("https://127.0.0.1:" + silent.getLocalPort()))
                    .isEqualTo(new Reply.NeverSent("The provider took no connection in time."));
        }
    }

    @Test
    void silenceAfterSendingIsLost() {
        provider.answers(aResponse().withStatus(200).withFixedDelay(5_000));
        assertThat(submitTo(provider.url())).isInstanceOf(Reply.Lost.class);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenConnectionIsLost(Fault fault) {
        provider.breaks(fault);
        assertThat(submitTo(provider.url())).isInstanceOf(Reply.Lost.class);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aResetInTheMiddleOfTheBodyIsLostAndTellsTheStatus() throws Exception {
        Reply reply =
                submitToRaw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"task_id\":", true);
        assertThat(reply)
                .isEqualTo(
                        new Reply.Lost("The provider answered 200, but the rest of it was lost."));
    }

    @Test
    void aBodyThatNeverEndsIsLostInTime() throws Exception {
        Reply reply =
                submitToRaw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"task_id\":", false);
        assertThat(reply).isInstanceOf(Reply.Lost.class);
    }

    @Test
    void anAnswerOverTheCapIsLost() {
        provider.answers(200, "{\"task_id\": \"" + "a".repeat(6_000_000) + "\"}");
        ProviderHttp patient = new ProviderHttp(CallLimits.DEFAULT, clock);
        assertThat(patient.submit(provider.endpoint(), "/x", BODY)).isInstanceOf(Reply.Lost.class);
        patient.close();
    }

    @Test
    void aPackedAnswerIsNeitherAskedForNorUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write("{\"task_id\": \"1\"}".getBytes(StandardCharsets.UTF_8));
            zip.write(new byte[50_000_000]);
        }
        provider.answers(
                aResponse()
                        .withStatus(200)
                        .withHeader("Content-Encoding", "gzip")
                        .withBody(packed.toByteArray()));
        ProviderHttp patient = new ProviderHttp(CallLimits.DEFAULT, clock);
        assertThat(patient.submit(provider.endpoint(), "/x", BODY))
                .isEqualTo(new Reply.Answer(200, null, null));
        assertThat(provider.request().containsHeader("Accept-Encoding")).isFalse();
        patient.close();
    }

    @Test
    void aRedirectIsNotFollowed() {
        provider.answers(
                aResponse().withStatus(307).withHeader("Location", provider.url() + "/else"));
        assertThat(submitTo(provider.url())).isEqualTo(new Reply.Answer(307, null, null));
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aKeyThatCannotBeAHeaderIsNeverSent() {
        Endpoint broken =
                new Endpoint(
                        provider.endpoint().account(),
                        URI.create(provider.url()),
                        AuthScheme.BEARER,
                        "two\nlines",
                        null);
        assertThat(http.submit(broken, "/x", BODY)).isInstanceOf(Reply.NeverSent.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 | 30",
                "0 | 0",
                "Wed, 06 May 2026 12:01:30 GMT | 90",
                "Wed, 06 May 2026 11:00:00 GMT | 0",
                "999999999 | 86400",
                "soon | -1",
                "-5 | -1"
            })
    void retryAfterIsSecondsOrADate(String header, long seconds) {
        provider.answers(aResponse().withStatus(429).withHeader("Retry-After", header));
        Duration expected = seconds < 0 ? null : Duration.ofSeconds(seconds);
        assertThat(submitTo(provider.url())).isEqualTo(new Reply.Answer(429, null, expected));
    }

    @Test
    void everySubmitHasAConnectionOfItsOwn() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served =
                    CompletableFuture.runAsync(() -> {
                        for (int i = 0; i < 2; i++) {
                            serveKeptAlive(server, connections);
                        }
                    });
            String url = "http://127.0.0.1:" + server.getLocalPort();
            submitTo(url);
            submitTo(url);
            served.join();
        }
        assertThat(connections).hasValue(2);
    }

    private static void serveKeptAlive(ServerSocket server, AtomicInteger connections) {
        try {
            Socket socket = server.accept();
            connections.incrementAndGet();
            readRequest(socket);
            socket.getOutputStream()
                    .write(
                            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
                                    .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Reply submitTo(String base) {
        return http.submit(
                FakeProvider.endpoint(URI.create(base), AuthScheme.BEARER, null), "/x", BODY);
    }

    private Reply submitToRaw(String answer, boolean reset) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Socket> served =
                    CompletableFuture.supplyAsync(() -> {
                        try {
                            Socket socket = server.accept();
                            readRequest(socket);
                            socket.getOutputStream()
                                    .write(answer.getBytes(StandardCharsets.US_ASCII));
                            socket.getOutputStream().flush();
                            if (reset) {
                                socket.close();
                            }
                            return socket;
                        } catch (IOException failure) {
                            throw new IllegalStateException(failure);
                        }
                    });
            Reply reply = submitTo("http://127.0.0.1:" + server.getLocalPort());
            served.join().close();
            return reply;
        }
    }

    private static void readRequest(Socket socket) throws IOException {
        byte[] buffer = new byte[8192];
        StringBuilder read = new StringBuilder();
        while (!read.toString().contains("a boat")) {
            int count = socket.getInputStream().read(buffer);
            if (count < 0) {
                return;
            }
            read.append(new String(buffer, 0, count, StandardCharsets.US_ASCII));
        }
    }
}

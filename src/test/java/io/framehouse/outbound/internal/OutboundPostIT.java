package io.framehouse.outbound.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.framehouse.outbound.OutboundPost.Outcome;
import io.framehouse.outbound.OutboundPost.Parcel;
import io.framehouse.outbound.OutboundPost.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Posting to receivers: a real server, slow ones, moved ones and private ones. */
class OutboundPostIT {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ApacheOutboundPost open = post(true);
    private final ApacheOutboundPost strict = post(false);
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger lookups = new AtomicInteger();
    private final AtomicReference<String> seen = new AtomicReference<>("");
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() throws IOException {
        never.countDown();
        server.stop(0);
        open.close();
        strict.close();
    }

    @Test
    void whatIsSentArrivesAsItStands() {
        Reply reply = open.post(parcel("/200?a=%20b", LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(seen.get())
                .isEqualTo(
                        "POST /200?a=%20b application/json Sat, 21 Nov 2026 12:00:00 GMT {\"ö\":1}");
    }

    @Test
    void anErrorIsToldWithItsFirstWordsAndItsWish() {
        Reply reply = open.post(parcel("/503", LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.beginning()).isEqualTo("come again").doesNotContain("\n");
        assertThat(reply.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aRedirectIsAnAnswerAndIsNotFollowed() {
        Reply reply = open.post(parcel("/307", LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(reply.status()).isEqualTo(307);
        assertThat(calls).hasValue(1);
    }

    @Test
    void silenceEndsWithTheTimeGiven() {
        Reply reply = open.post(parcel("/silent", Duration.ofMillis(300)));
        assertThat(reply.outcome()).isEqualTo(Outcome.UNANSWERED);
        assertThat(reply.text()).contains("in time");
        assertThat(calls).hasValue(1);
    }

    @Test
    void aNameThatIsNotFoundInTimeEndsWithTheTimeGiven() throws IOException {
        try (ApacheOutboundPost lost = post(true, hangingNames())) {
            long began = System.nanoTime();
            Reply reply =
                    lost.post(parcel(URI.create("https://hangs.example/"), Duration.ofMillis(300)));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONG.dividedBy(4));
            assertThat(reply.outcome()).isEqualTo(Outcome.UNANSWERED);
            assertThat(reply.text()).contains("host name", "in time");
        }
    }

    @Test
    void onlySoManyNamesAreLookedUpAtOnce() throws IOException {
        try (ApacheOutboundPost lost = post(true, hangingNames());
                ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                URI address = URI.create("https://host" + i % 50 + ".example/");
                senders.execute(() -> lost.post(parcel(address, Duration.ofMillis(300))));
            }
        }
        assertThat(lookups).hasValue(TimedResolver.MOST_AT_ONCE);
    }

    private DnsResolver hangingNames() {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                lookups.incrementAndGet();
                awaitEnd();
                return new InetAddress[] {InetAddress.getLoopbackAddress()};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    @Test
    void aBodyWithoutEndDoesNotHoldTheSender() {
        Reply reply = open.post(parcel("/endless", Duration.ofSeconds(5)));
        assertThat(reply.outcome()).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void aLostAnswerIsNotSentAgainByItself() {
        Reply reply = open.post(parcel("/lost", LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.UNANSWERED);
        assertThat(calls).hasValue(1);
    }

    @Test
    void nobodyListeningIsUnanswered() {
        server.stop(0);
        assertThat(open.post(parcel("/200", LONG)).outcome()).isEqualTo(Outcome.UNANSWERED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://[::1]/",
                "https://169.254.169.254/",
                "https://10.0.0.8/",
                "http://example.com/",
                "https://user:secret@example.com/",
                "ftp://example.com/"
            })
    void privateAndStrangeAddressesAreNotCalled(String address) {
        Reply reply = strict.post(parcel(URI.create(address), LONG));
        assertThat(reply.outcome()).isEqualTo(Outcome.NOT_ALLOWED);
        assertThat(reply.text()).doesNotContain("secret");
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.set(
                String.join(
                        " ",
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        exchange.getRequestHeaders().getFirst("Content-Type"),
                        exchange.getRequestHeaders().getFirst("Date"),
                        body));
        switch (exchange.getRequestURI().getPath()) {
            case "/503" -> {
                exchange.getResponseHeaders().set("Retry-After", "7");
                byte[] words = "come\nagain\n".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(503, words.length);
                exchange.getResponseBody().write(words);
                exchange.close();
            }
            case "/307" -> {
                exchange.getResponseHeaders().set("Location", "/200");
                exchange.sendResponseHeaders(307, -1);
                exchange.close();
            }
            case "/silent" -> awaitEnd();
            case "/endless" -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(new byte[600]);
                exchange.getResponseBody().flush();
                awaitEnd();
            }
            case "/lost" -> throw new IOException("cut");
            default -> {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            }
        }
    }

    private void awaitEnd() {
        try {
            never.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Parcel parcel(String path, Duration timeout) {
        return parcel(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path), timeout);
    }

    private static Parcel parcel(URI address, Duration timeout) {
        return new Parcel(
                address,
                Map.of("Content-Type", "application/json", "Date", "Sat, 21 Nov 2026 12:00:00 GMT"),
                "{\"ö\":1}".getBytes(StandardCharsets.UTF_8),
                timeout);
    }

    private static ApacheOutboundPost post(boolean allowPrivate) {
        return post(allowPrivate, SystemDefaultDnsResolver.INSTANCE);
    }

    private static ApacheOutboundPost post(boolean allowPrivate, DnsResolver names) {
        return new ApacheOutboundPost(new AddressRules(allowPrivate, List.of()), names);
    }
}

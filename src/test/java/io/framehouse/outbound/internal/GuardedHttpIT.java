package io.framehouse.outbound.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framehouse.LoopbackServer;
import io.framehouse.outbound.GuardedHttp.Download;
import io.framehouse.outbound.OutboundException;
import io.framehouse.outbound.OutboundException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guarded client against a real server and forged names. */
class GuardedHttpIT {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir Path directory;
    private final LoopbackServer server = new LoopbackServer();
    private final ApacheGuardedHttp strict =
            new ApacheGuardedHttp(
                    new AddressRules(false, List.of()), SystemDefaultDnsResolver.INSTANCE);
    private final ApacheGuardedHttp open =
            new ApacheGuardedHttp(
                    new AddressRules(true, List.of()), SystemDefaultDnsResolver.INSTANCE);

    @AfterEach
    void close() throws IOException {
        strict.close();
        open.close();
        server.close();
    }

    @Test
    void aFileIsDownloadedWhole() throws IOException {
        byte[] body = new byte[300_000];
        java.util.Arrays.fill(body, (byte) 7);
        server.serve("/film", "video/mp4", body);
        Download download = open.download(server.at("/film"), target(), 300_000, LONG);
        assertThat(download.bytes()).isEqualTo(300_000);
        assertThat(download.contentType()).isEqualTo("video/mp4");
        assertThat(Files.readAllBytes(download.file())).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://10.1.2.3/",
                "https://172.31.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://100.64.0.1/",
                "https://100.127.255.255/",
                "https://0.0.0.0/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://192.0.2.5/",
                "https://198.18.0.1/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[64:ff9b:1::a00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[2001:0:7f00:1::]/",
                "https://[fc00::1]/",
                "https://[fd12:3456::1]/",
                "https://[fe80::1]/",
                "https://[fec0::1]/",
                "https://[ff02::1]/",
                "https://[2001:db8::1]/",
                "https://[3fff::1]/",
                "http://example.com/",
                "ftp://example.com/",
                "file:///etc/passwd",
                "https:///nohost",
                "https://user:secret@example.com/",
                "https://user@127.0.0.1/",
            })
    void specialAddressesAndFormsAreNotAllowed(String address) {
        OutboundException refusal = refusal(strict, URI.create(address));
        assertThat(refusal.kind()).isEqualTo(Kind.NOT_ALLOWED);
        assertThat(refusal).hasMessageNotContaining("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://2130706433/",
                "https://017700000001/",
                "https://0x7f.0.0.1/",
                "https://0x7f000001/",
                "https://127.1/",
            })
    void oddSpellingsOfLoopbackNeverConnect(String address) {
        assertThatThrownBy(() -> strict.check(URI.create(address)))
                .isInstanceOf(OutboundException.class);
        assertThatThrownBy(() -> strict.download(URI.create(address), target(), 10, LONG))
                .isInstanceOf(OutboundException.class);
    }

    @Test
    void publicAddressesPass() {
        for (String address : List.of("https://1.1.1.1/", "https://[2606:4700::1111]:8443/x?y=1")) {
            strict.check(URI.create(address));
        }
    }

    @Test
    void aNameThatTurnsPrivateAfterTheCheckIsNotConnectedTo() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        DnsResolver rebinding =
                resolver(
                        host ->
                                asked.incrementAndGet() == 1
                                        ? InetAddress.ofLiteral("93.184.216.34")
                                        : InetAddress.ofLiteral("127.0.0.1"));
        try (ApacheGuardedHttp client =
                new ApacheGuardedHttp(new AddressRules(false, List.of()), rebinding)) {
            URI address = URI.create("https://rebind.example:" + server.port() + "/");
            OutboundException refusal = refusal(client, address);
            assertThat(refusal.kind()).isEqualTo(Kind.NOT_ALLOWED);
            assertThat(asked).hasValueGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void onlyThePublicOnesOfSeveralAddressesAreUsed() throws IOException {
        PublicOnlyResolver resolver =
                new PublicOnlyResolver(
                        new DnsResolver() {
                            @Override
                            public InetAddress[] resolve(String host) {
                                return new InetAddress[] {
                                    InetAddress.ofLiteral("10.0.0.1"),
                                    InetAddress.ofLiteral("93.184.216.34")
                                };
                            }

                            @Override
                            public String resolveCanonicalHostname(String host) {
                                return host;
                            }
                        });
        assertThat(resolver.resolve("mixed.example"))
                .containsExactly(InetAddress.ofLiteral("93.184.216.34"));
    }

    @Test
    void aRedirectFromAnAllowedAddressToAPrivateOneIsNotFollowed() throws IOException {
        try (LoopbackServer inner = new LoopbackServer();
                ApacheGuardedHttp client = allowingOnly(server)) {
            inner.serve("/secret", "text/plain", new byte[] {1});
            redirect("/away", inner.at("/secret").toString());
            redirect("/tls", "https://127.0.0.1:" + inner.port() + "/secret");
            assertThat(refusal(client, server.at("/away")).kind()).isEqualTo(Kind.NOT_ALLOWED);
            assertThat(refusal(client, server.at("/tls")).kind()).isEqualTo(Kind.NOT_ALLOWED);
            assertThat(inner.requests()).isZero();
        }
    }

    @Test
    void threeRedirectsAreFollowedAndNotFour() {
        server.serve("/end", "text/plain", new byte[] {1, 2});
        redirect("/1", "/end");
        redirect("/2", "1");
        redirect("/3", server.at("/2").toString());
        redirect("/4", "/3");
        assertThat(open.download(server.at("/3"), target(), 10, LONG).bytes()).isEqualTo(2);
        assertThat(refusal(open, server.at("/4")).kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void neitherCookiesNorCredentialsTravel() {
        AtomicReference<String> sent = new AtomicReference<>();
        server.on(
                "/set",
                exchange -> {
                    exchange.getResponseHeaders().add("Set-Cookie", "a=b; Path=/");
                    exchange.getResponseHeaders().add("Location", "/see");
                    exchange.sendResponseHeaders(302, -1);
                });
        server.on(
                "/see",
                exchange -> {
                    sent.set(exchange.getRequestHeaders().keySet().toString());
                    LoopbackServer.answer(exchange, 200, "text/plain", new byte[] {1});
                });
        open.download(server.at("/set"), target(), 10, LONG);
        assertThat(sent.get()).doesNotContainIgnoringCase("cookie").doesNotContain("Authorization");
    }

    @Test
    void anErrorStatusIsTold() {
        server.on("/gone", e -> LoopbackServer.answer(e, 410, "text/plain", new byte[] {1}));
        OutboundException refusal = refusal(open, server.at("/gone"));
        assertThat(refusal.kind()).isEqualTo(Kind.STATUS);
        assertThat(refusal.status()).isEqualTo(410);
    }

    @Test
    void aStatedLengthOverTheCapIsRefusedUnread() {
        server.serve("/big", "video/mp4", new byte[2_000]);
        OutboundException refusal = refusal(open, server.at("/big"), 1_999, LONG);
        assertThat(refusal.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(target()).doesNotExist();
    }

    @Test
    void anEndlessBodyStopsAtTheCap() {
        server.on("/endless", exchange -> pour(exchange.getResponseBody(), exchange, 0));
        OutboundException refusal = refusal(open, server.at("/endless"), 1_000_000, LONG);
        assertThat(refusal.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(target()).doesNotExist();
    }

    @Test
    void aDrippingBodyStopsAtTheDeadline() {
        server.on("/slow", exchange -> pour(exchange.getResponseBody(), exchange, 50));
        long start = System.nanoTime();
        OutboundException refusal =
                refusal(open, server.at("/slow"), 1_000_000_000, Duration.ofMillis(700));
        assertThat(refusal.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(refusal).hasMessageContaining("in time");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void silenceStopsAtTheDeadline() {
        server.on("/silent", exchange -> dawdle(10_000));
        OutboundException refusal =
                refusal(open, server.at("/silent"), 10, Duration.ofMillis(500));
        assertThat(refusal.kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void aBodyShorterThanStatedIsNoSuccess() {
        server.on(
                "/cut",
                exchange -> {
                    exchange.sendResponseHeaders(200, 1_000);
                    exchange.getResponseBody().write(new byte[400]);
                    exchange.getResponseBody().flush();
                });
        OutboundException refusal = refusal(open, server.at("/cut"), 10_000, LONG);
        assertThat(refusal.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(target()).doesNotExist();
    }

    @Test
    void aClosedPortIsUnreachable() {
        URI address = server.at("/");
        server.close();
        assertThat(refusal(open, address).kind()).isEqualTo(Kind.UNREACHABLE);
    }

    private void redirect(String path, String location) {
        server.on(
                path,
                exchange -> {
                    exchange.getResponseHeaders().add("Location", location);
                    exchange.sendResponseHeaders(302, -1);
                });
    }

    private static ApacheGuardedHttp allowingOnly(LoopbackServer server) {
        return new ApacheGuardedHttp(
                new AddressRules(
                        false, List.of(address -> address.getPort() == server.port())),
                SystemDefaultDnsResolver.INSTANCE);
    }

    private static void pour(
            OutputStream body, com.sun.net.httpserver.HttpExchange exchange, long pauseMillis)
            throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] drop = new byte[pauseMillis == 0 ? 8_192 : 1];
        for (int i = 0; i < 1_000_000; i++) {
            body.write(drop);
            body.flush();
            dawdle(pauseMillis);
        }
    }

    /** The server's own slowness, not a wait of the test. */
    private static void dawdle(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
    }

    private OutboundException refusal(ApacheGuardedHttp client, URI address) {
        return refusal(client, address, 1_000, LONG);
    }

    private OutboundException refusal(
            ApacheGuardedHttp client, URI address, long maxBytes, Duration timeout) {
        return catchThrowableOfType(
                OutboundException.class,
                () -> client.download(address, target(), maxBytes, timeout));
    }

    private Path target() {
        return directory.resolve("download");
    }

    private static DnsResolver resolver(java.util.function.Function<String, InetAddress> names) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {names.apply(host)};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}

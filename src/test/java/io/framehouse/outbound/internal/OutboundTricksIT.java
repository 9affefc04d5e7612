package io.framehouse.outbound.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpHandler;
import io.framehouse.LoopbackServer;
import io.framehouse.outbound.GuardedHttp.Download;
import io.framehouse.outbound.OutboundException;
import io.framehouse.outbound.OutboundException.Kind;
import io.framehouse.outbound.OutboundPost.Outcome;
import io.framehouse.outbound.OutboundPost.Parcel;
import io.framehouse.outbound.OutboundPost.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that grow, redirects by way of other networks, and names with two faces. */
class OutboundTricksIT {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int UNPACKED = 50_000_000;
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("93.184.216.34");
    private static final InetAddress PRIVATE = InetAddress.ofLiteral("127.0.0.1");

    @TempDir Path directory;
    private final LoopbackServer server = new LoopbackServer();
    private final ConcurrentLinkedQueue<String> accepted = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"gzip, gzip", "deflate, deflate", "'gzip, gzip', gzip", "br, gzip"})
    void aPackedBodyIsKeptAsItComesAndNeverUnpacked(String encoding, String form)
            throws IOException {
        byte[] bomb = bomb(form);
        server.on("/bomb", packed(encoding, bomb));
        try (ApacheGuardedHttp client = http(true, SystemDefaultDnsResolver.INSTANCE)) {
            Download download = client.download(server.at("/bomb"), target(), 1_000_000, LONG);
            assertThat(download.bytes()).isEqualTo(bomb.length).isLessThan(UNPACKED / 100);
            assertThat(Files.readAllBytes(download.file())).isEqualTo(bomb);
        }
        assertThat(accepted).as("Accept-Encoding").containsExactly("none");
    }

    @Test
    void ofAPackedAnswerToAPostOnlyTheFirstWordsAreRead() throws IOException {
        server.on("/bomb", packed("gzip", bomb("gzip")));
        try (ApacheOutboundPost client = post(true, SystemDefaultDnsResolver.INSTANCE)) {
            Reply reply = client.post(parcel(server.at("/bomb"), LONG));
            assertThat(reply.outcome()).isEqualTo(Outcome.TAKEN);
            assertThat(reply.beginning().length()).isLessThanOrEqualTo(500);
            assertThat(reply.beginning()).doesNotContain("\0");
        }
        assertThat(accepted).as("Accept-Encoding").containsExactly("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // NAT64, also its local prefix, 6to4, Teredo, mapped and compatible IPv4.
                "https://[64:ff9b::7f00:1]/",
                "https://[64:ff9b::a9fe:a9fe]/latest/meta-data/",
                "https://[64:ff9b:1::a00:1]/",
                "https://[2002:7f00:1::1]/",
                "https://[2002:a9fe:a9fe::1]/",
                "https://[2001:0:7f00:1::1]/",
                "https://[::ffff:169.254.169.254]/",
                "https://[::10.0.0.1]/",
                "https://[fd00:ec2::254]/"
            })
    void aRedirectThroughAnotherNetworkIsNotFollowed(String target) throws IOException {
        server.on(
                "/away",
                exchange -> {
                    exchange.getResponseHeaders().add("Location", target);
                    exchange.sendResponseHeaders(302, -1);
                });
        AddressRules ours =
                new AddressRules(false, List.of(address -> address.getPort() == server.port()));
        try (ApacheGuardedHttp client =
                new ApacheGuardedHttp(ours, SystemDefaultDnsResolver.INSTANCE)) {
            OutboundException refusal =
                    catchThrowableOfType(
                            OutboundException.class,
                            () -> client.download(server.at("/away"), target(), 1_000, LONG));
            assertThat(refusal.kind()).isEqualTo(Kind.NOT_ALLOWED);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPostToANameWithTwoFacesNeverReachesThePrivateOne(boolean privateFirst)
            throws IOException {
        InetAddress[] faces =
                privateFirst
                        ? new InetAddress[] {PRIVATE, PUBLIC}
                        : new InetAddress[] {PUBLIC, PRIVATE};
        try (ServerSocket trap = new ServerSocket(0, 5, PRIVATE);
                ApacheOutboundPost client = post(false, answering(faces))) {
            URI address = URI.create("https://two-faces.example:" + trap.getLocalPort() + "/");
            Reply reply = client.post(parcel(address, Duration.ofMillis(700)));
            assertThat(reply.outcome()).isEqualTo(Outcome.UNANSWERED);
            nobodyKnockedAt(trap);
        }
    }

    @Test
    void aPostToANameThatTurnsPrivateAfterTheCheckIsNotSent() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        DnsResolver rebinding =
                new Names(host ->
                        new InetAddress[] {asked.incrementAndGet() == 1 ? PUBLIC : PRIVATE});
        try (ServerSocket trap = new ServerSocket(0, 5, PRIVATE);
                ApacheOutboundPost client = post(false, rebinding)) {
            URI address = URI.create("https://rebind.example:" + trap.getLocalPort() + "/");
            Reply reply = client.post(parcel(address, LONG));
            assertThat(reply.outcome()).isEqualTo(Outcome.NOT_ALLOWED);
            assertThat(asked).hasValueGreaterThanOrEqualTo(2);
            nobodyKnockedAt(trap);
        }
    }

    /** Whoever connected would wait in the queue of the socket. */
    private static void nobodyKnockedAt(ServerSocket trap) throws IOException {
        trap.setSoTimeout(100);
        assertThatThrownBy(trap::accept).isInstanceOf(SocketTimeoutException.class);
    }

    private HttpHandler packed(String encoding, byte[] body) {
        return exchange -> {
            String accept = exchange.getRequestHeaders().getFirst("Accept-Encoding");
            accepted.add(accept == null ? "none" : accept);
            exchange.getResponseHeaders().add("Content-Encoding", encoding);
            LoopbackServer.answer(exchange, 200, "video/mp4", body);
        };
    }

    /** Fifty megabytes of nothing, packed into a few kilobytes. */
    private static byte[] bomb(String form) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out =
                form.equals("gzip")
                        ? new GZIPOutputStream(packed)
                        : new DeflaterOutputStream(packed)) {
            byte[] zeros = new byte[100_000];
            for (int written = 0; written < UNPACKED; written += zeros.length) {
                out.write(zeros);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private Path target() {
        return directory.resolve("download");
    }

    private static Parcel parcel(URI address, Duration timeout) {
        return new Parcel(
                address, Map.of("Content-Type", "application/json"), new byte[] {'{', '}'}, timeout);
    }

    private static ApacheGuardedHttp http(boolean allowPrivate, DnsResolver names) {
        return new ApacheGuardedHttp(new AddressRules(allowPrivate, List.of()), names);
    }

    private static ApacheOutboundPost post(boolean allowPrivate, DnsResolver names) {
        return new ApacheOutboundPost(new AddressRules(allowPrivate, List.of()), names);
    }

    private static DnsResolver answering(InetAddress... addresses) {
        return new Names(host -> addresses.clone());
    }

    /** What each name leads to. */
    private record Names(java.util.function.Function<String, InetAddress[]> book)
            implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) {
            return book.apply(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}

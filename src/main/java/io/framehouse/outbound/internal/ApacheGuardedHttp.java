package io.framehouse.outbound.internal;

import io.framehouse.outbound.GuardedHttp;
import io.framehouse.outbound.OutboundException;
import io.framehouse.outbound.OutboundException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/** Follows redirects by itself, checking each hop. */
final class ApacheGuardedHttp implements GuardedHttp, AutoCloseable {
    private static final int MAX_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final AddressGuard guard;
    private final ScheduledExecutorService deadlines =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("outbound-deadlines").factory());

    ApacheGuardedHttp(AddressRules rules, DnsResolver names) {
        this.guard = new AddressGuard(rules, names);
    }

    @Override
    public void check(URI address) {
        guard.check(address);
    }

    @Override
    public Download download(URI address, Path target, long maxBytes, Duration timeout) {
        long deadlineNanos = System.nanoTime() + timeout.toNanos();
        URI next = address;
        try {
            for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
                Hop outcome = fetch(next, target, maxBytes, deadlineNanos);
                if (outcome.download() != null) {
                    return outcome.download();
                }
                next = redirected(next, outcome.location());
            }
        } catch (OutboundException failure) {
            discard(target);
            throw failure;
        }
        throw new OutboundException(
                Kind.UNREACHABLE,
                "The address redirects more than " + MAX_REDIRECTS + " times.",
                0);
    }

    private Hop fetch(URI address, Path target, long maxBytes, long deadlineNanos) {
        check(address);
        HttpGet request = new HttpGet(address);
        ScheduledFuture<?> deadline =
                deadlines.schedule(
                        request::cancel,
                        Math.max(0, deadlineNanos - System.nanoTime()),
                        TimeUnit.NANOSECONDS);
        try (ClassicHttpResponse response =
                guard.clientFor(address).executeOpen(HttpHost.create(address), request, null)) {
            try {
                return read(response, target, maxBytes);
            } finally {
                // Closing the response would first read the rest of the body, which may never end.
                request.cancel();
            }
        } catch (PublicOnlyResolver.NotPublicException refused) {
            throw AddressRules.notPublic();
        } catch (IOException | RuntimeException failure) {
            throw translated(failure, System.nanoTime() >= deadlineNanos);
        } finally {
            deadline.cancel(false);
        }
    }

    private static Hop read(ClassicHttpResponse response, Path target, long maxBytes)
            throws IOException {
        int status = response.getCode();
        if (REDIRECTS.contains(status)) {
            Header location = response.getFirstHeader("Location");
            return new Hop(null, location == null ? "" : location.getValue());
        }
        if (status != 200) {
            throw new OutboundException(
                    Kind.STATUS, "The address answered with status " + status + ".", status);
        }
        return new Hop(BodyWriter.write(response, target, maxBytes), "");
    }

    private static OutboundException translated(Exception failure, boolean late) {
        if (failure instanceof OutboundException known) {
            return known;
        }
        if (late) {
            return new OutboundException(
                    Kind.UNREACHABLE, "The address did not send everything in time.", 0);
        }
        if (failure instanceof UncheckedIOException disk) {
            throw disk;
        }
        return switch (failure) {
            case UnknownHostException unknown -> AddressGuard.unknownHost(unknown);
            case org.apache.hc.core5.http.ConnectionClosedException ended ->
                    new OutboundException(
                            Kind.UNREACHABLE,
                            "The connection ended before everything had arrived.",
                            0);
            default ->
                    new OutboundException(Kind.UNREACHABLE, "The address could not be reached.", 0);
        };
    }

    private static URI redirected(URI from, String location) {
        try {
            return from.resolve(location.strip());
        } catch (IllegalArgumentException bad) {
            throw AddressRules.refused("The address redirects to something that is no address.");
        }
    }

    private static void discard(Path target) {
        try {
            Files.deleteIfExists(target);
        } catch (IOException leftBehind) {
            throw new UncheckedIOException(leftBehind);
        }
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        guard.close();
    }

    /** What one request gave: a finished download, or where to go next. */
    private record Hop(@Nullable Download download, String location) {}
}

package io.framehouse.outbound.internal;

import io.framehouse.outbound.OutboundException;
import io.framehouse.outbound.OutboundPost.Outcome;
import io.framehouse.outbound.OutboundPost.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/** Sends one request through the guard, within a time, and gives its answer as a reply. */
final class GuardedExchange implements AutoCloseable {
    private static final int KEPT_CHARACTERS = 500;
    private static final long LONGEST_RETRY_AFTER_SECONDS = 86_400;

    private final AddressGuard guard;
    private final ScheduledExecutorService deadlines;

    /**
     * @param name of the thread that ends what takes too long
     */
    GuardedExchange(AddressRules rules, DnsResolver names, String name) {
        this.guard = new AddressGuard(rules, names);
        this.deadlines =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name(name).factory());
    }

    /**
     * @param asking makes the request, once the address was found to be allowed
     */
    Reply send(URI address, Supplier<HttpUriRequestBase> asking, Duration timeout) {
        long deadlineNanos = System.nanoTime() + timeout.toNanos();
        return ScopedValue.where(TimedResolver.DEADLINE_NANOS, deadlineNanos)
                .call(() -> send(address, asking, deadlineNanos));
    }

    private Reply send(URI address, Supplier<HttpUriRequestBase> asking, long deadlineNanos) {
        try {
            guard.check(address);
            return exchange(address, asking.get(), deadlineNanos);
        } catch (PublicOnlyResolver.NotPublicException moved) {
            return reply(AddressRules.notPublic());
        } catch (UnknownHostException unknown) {
            return reply(AddressGuard.unknownHost(unknown));
        } catch (OutboundException refused) {
            return reply(refused);
        } catch (IOException | RuntimeException failure) {
            return unanswered("The address could not be reached, or the connection broke.");
        }
    }

    private Reply exchange(URI address, HttpUriRequestBase request, long deadlineNanos)
            throws IOException {
        ScheduledFuture<?> deadline =
                deadlines.schedule(
                        request::cancel,
                        Math.max(0, deadlineNanos - System.nanoTime()),
                        TimeUnit.NANOSECONDS);
        try {
            // Not closed but cancelled: closing would first read a body that may never end.
            ClassicHttpResponse response =
                    guard.clientFor(address).executeOpen(HttpHost.create(address), request, null);
            return answered(response);
        } catch (IOException | RuntimeException failure) {
            if (System.nanoTime() >= deadlineNanos) {
                return unanswered("The address did not answer in time.");
            }
            throw failure;
        } finally {
            deadline.cancel(false);
            request.cancel();
        }
    }

    private static Reply answered(ClassicHttpResponse response) {
        int status = response.getCode();
        boolean taken = status >= 200 && status < 300;
        return new Reply(
                taken ? Outcome.TAKEN : Outcome.REFUSED,
                status,
                "The address answered with status " + status + ".",
                beginning(response.getEntity()),
                retryAfter(response.getFirstHeader("Retry-After")));
    }

    /** The status is the answer: a body that breaks off changes nothing. */
    private static String beginning(@Nullable HttpEntity entity) {
        if (entity == null) {
            return "";
        }
        try {
            InputStream body = entity.getContent();
            String text = new String(body.readNBytes(KEPT_CHARACTERS), StandardCharsets.UTF_8);
            return text.replaceAll("\\p{Cntrl}+", " ").strip();
        } catch (IOException | RuntimeException broken) {
            return "";
        }
    }

    private static @Nullable Duration retryAfter(@Nullable Header header) {
        String value = header == null ? "" : header.getValue().strip();
        return value.matches("\\d{1,9}")
                ? Duration.ofSeconds(Math.min(Long.parseLong(value), LONGEST_RETRY_AFTER_SECONDS))
                : null;
    }

    private static Reply reply(OutboundException failure) {
        return failure.kind() == OutboundException.Kind.NOT_ALLOWED
                ? new Reply(Outcome.NOT_ALLOWED, 0, text(failure), "", null)
                : unanswered(text(failure));
    }

    private static String text(OutboundException failure) {
        return String.valueOf(failure.getMessage());
    }

    private static Reply unanswered(String text) {
        return new Reply(Outcome.UNANSWERED, 0, text, "", null);
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        guard.close();
    }
}

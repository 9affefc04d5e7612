package io.framehouse.outbound.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up within a time. The system's look-up cannot be interrupted: one that hangs is left
 * behind, on one of a few threads of its own, and whoever asks for the same name meanwhile waits
 * for the same look-up. Platform threads, because a hanging look-up would hold a virtual thread's
 * carrier and with it everybody else's work.
 */
final class TimedResolver implements DnsResolver, AutoCloseable {
    /**
     * When the caller's time is over, as {@link System#nanoTime()} counts; unbound for the usual.
     */
    static final ScopedValue<Long> DEADLINE_NANOS = ScopedValue.newInstance();

    static final int MOST_AT_ONCE = 32;

    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final int MOST_WAITING = 256;

    private final DnsResolver names;
    private final ConcurrentMap<String, CompletableFuture<InetAddress[]>> underWay =
            new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    MOST_AT_ONCE,
                    MOST_AT_ONCE,
                    10,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(MOST_WAITING),
                    Thread.ofPlatform().daemon().name("outbound-names-", 0).factory());

    TimedResolver(DnsResolver names) {
        this.names = names;
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        try {
            return underWay.computeIfAbsent(host, this::begin)
                    .get(timeLeft(), TimeUnit.NANOSECONDS)
                    .clone();
        } catch (TimeoutException | RejectedExecutionException late) {
            throw new LateException();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LateException();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            throw new IllegalStateException("Looking up a name failed", failed.getCause());
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private CompletableFuture<InetAddress[]> begin(String host) {
        CompletableFuture<InetAddress[]> look = new CompletableFuture<>();
        threads.execute(() -> look(host, look));
        return look;
    }

    private void look(String host, CompletableFuture<InetAddress[]> look) {
        try {
            look.complete(names.resolve(host));
        } catch (UnknownHostException | RuntimeException | Error failure) {
            look.completeExceptionally(failure);
        } finally {
            underWay.remove(host);
        }
    }

    private static long timeLeft() {
        long usual = USUAL.toNanos();
        return DEADLINE_NANOS.isBound()
                ? Math.clamp(DEADLINE_NANOS.get() - System.nanoTime(), 0, usual)
                : usual;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** The name was not found in time; it may be there. */
    static final class LateException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        LateException() {
            super("not found in time");
        }
    }
}

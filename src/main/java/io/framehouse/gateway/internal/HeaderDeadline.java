package io.framehouse.gateway.internal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends connections whose request line and headers are not whole in time. Tomcat's own time-out
 * begins anew with each byte, so a client that sends one now and then would live for ever.
 *
 * <p>A connection has a processor only while a request of it is begun and no thread works on it:
 * either its headers are not whole, or it is asynchronous.
 */
public final class HeaderDeadline extends Http11NioProtocol {
    private static final Logger LOG = LoggerFactory.getLogger(HeaderDeadline.class);

    private final ScheduledExecutorService sweeps =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("header-deadline").factory());
    private volatile Duration headers = Duration.ofSeconds(20);

    /** What request line and headers may take together. */
    void headers(Duration most) {
        headers = most;
    }

    @Override
    public void start() throws Exception {
        super.start();
        var unused = sweeps.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws Exception {
        sweeps.shutdownNow();
        super.stop();
    }

    private void sweep() {
        try {
            long now = System.nanoTime();
            getEndpoint().getConnections().stream()
                    .filter(connection -> isLate(connection, now))
                    .forEach(HeaderDeadline::end);
        } catch (RuntimeException failure) {
            // Must not end the sweeps; the next one looks again.
            LOG.warn("A sweep over connections failed", failure);
        }
    }

    private boolean isLate(SocketWrapperBase<NioChannel> connection, long now) {
        if (!(connection.getCurrentProcessor() instanceof AbstractProcessor processor)) {
            return false;
        }
        long begun = processor.getRequest().getStartTimeNanos();
        return !processor.isAsync() && begun > 0 && now - begun > headers.toNanos();
    }

    private static void end(SocketWrapperBase<NioChannel> connection) {
        LOG.debug("A client took too long for its headers: {}", connection.getRemoteAddr());
        connection.close();
    }
}

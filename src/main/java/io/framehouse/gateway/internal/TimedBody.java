package io.framehouse.gateway.internal;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A request's body that must come in time: what was waited for it, less a while of grace, must have
 * brought 16 KiB a second. It stands below everything that reads: streams, readers, form fields and
 * parts of uploads. A read that gets nothing at all ends by the server's own time-out.
 */
final class TimedBody implements InputBuffer {
    private static final long LEAST_BYTES_PER_SECOND = 16 * 1024;
    private static final long NANOS = 1_000_000_000L;

    private final InputBuffer body;
    private final Duration grace;
    private final boolean answered;
    private long waitedNanos;
    private long received;

    /**
     * @param answered whether whoever reads answers a refusal with status 408; else the server does
     */
    TimedBody(InputBuffer body, Duration grace, boolean answered) {
        this.body = body;
        this.grace = grace;
        this.answered = answered;
    }

    /** The buffer itself, without a deadline. */
    static InputBuffer plain(InputBuffer buffer) {
        return buffer instanceof TimedBody timed ? timed.body : buffer;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        long began = System.nanoTime();
        int count;
        try {
            count = body.doRead(handler);
        } catch (IOException broken) {
            if (!answered) {
                throw broken;
            }
            // Nothing came for too long, or the line broke: neither is a fault of ours.
            throw refusal("The body ended before it was whole.", broken);
        }
        waitedNanos += System.nanoTime() - began;
        received += Math.max(0, count);
        if (count >= 0) {
            requireInTime();
        }
        return count;
    }

    private void requireInTime() throws IOException {
        long allowed = grace.toNanos() + received * NANOS / LEAST_BYTES_PER_SECOND;
        if (waitedNanos > allowed) {
            String detail = "The body came too slowly. Send it again over a faster line.";
            if (!answered) {
                throw new SocketTimeoutException(detail);
            }
            throw refusal(detail, null);
        }
    }

    private static ErrorResponseException refusal(String detail, @Nullable Throwable cause) {
        return new ErrorResponseException(
                HttpStatus.REQUEST_TIMEOUT,
                ProblemDetail.forStatusAndDetail(HttpStatus.REQUEST_TIMEOUT, detail),
                cause);
    }

    @Override
    public int available() {
        return body.available();
    }
}

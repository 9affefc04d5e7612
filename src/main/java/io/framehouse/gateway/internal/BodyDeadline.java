package io.framehouse.gateway.internal;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A request's body that must come in time: after a while of grace it must have come at 16 KiB a
 * second on average. A read that gets nothing at all ends by the server's own time-out.
 */
final class BodyDeadline extends ServletInputStream {
    private static final long LEAST_BYTES_PER_SECOND = 16 * 1024;
    private static final long NANOS = 1_000_000_000L;

    private final ServletInputStream body;
    private final Duration grace;
    private final long begun = System.nanoTime();
    private long received;

    BodyDeadline(ServletInputStream body, Duration grace) {
        this.body = body;
        this.grace = grace;
    }

    @Override
    public int read() throws IOException {
        int next = timed(body::read);
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = timed(() -> body.read(into, offset, length));
        count(Math.max(0, count));
        return count;
    }

    private static int timed(Read read) throws IOException {
        try {
            return read.bytes();
        } catch (IOException broken) {
            // Nothing came for too long, or the line broke: neither is a fault of ours.
            throw tooSlow("The body ended before it was whole.", broken);
        }
    }

    private void count(int bytes) {
        received += bytes;
        long allowed = grace.toNanos() + received * NANOS / LEAST_BYTES_PER_SECOND;
        if (System.nanoTime() - begun > allowed) {
            throw tooSlow("The body came too slowly. Send it again over a faster line.", null);
        }
    }

    private static ErrorResponseException tooSlow(
            String detail, @org.jspecify.annotations.Nullable Throwable cause) {
        return new ErrorResponseException(
                HttpStatus.REQUEST_TIMEOUT,
                ProblemDetail.forStatusAndDetail(HttpStatus.REQUEST_TIMEOUT, detail),
                cause);
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    /** One read of the body. */
    private interface Read {
        int bytes() throws IOException;
    }
}

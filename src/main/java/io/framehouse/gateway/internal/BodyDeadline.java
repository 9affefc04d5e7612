package io.framehouse.gateway.internal;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Gives the body of each request its deadline, of programs and of browsers alike, and takes the
 * rest that nobody wanted, so that the caller reads the refusal and not a broken line. Too slow or
 * too long a rest ends the connection.
 *
 * @see "Decision 0016: live reads and limits"
 */
final class BodyDeadline extends ValveBase {
    /** More than the largest upload. */
    private static final long MOST_REST = 64L * 1024 * 1024;

    private static final List<String> OF_PROGRAMS =
            List.of("/api/", "/v3/", "/ent/", "/vidu/", "/model/", "/callbacks/");

    private final Duration grace;

    BodyDeadline(Duration grace) {
        super(true);
        this.grace = grace;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request wire = request.getCoyoteRequest();
        // A connection's request is used again for the next one, with what was set before.
        InputBuffer plain = TimedBody.plain(wire.getInputBuffer());
        String path = String.valueOf(request.getRequestURI());
        wire.setInputBuffer(
                new TimedBody(plain, grace, OF_PROGRAMS.stream().anyMatch(path::startsWith)));
        getNext().invoke(request, response);
        if (!request.isAsync()) {
            finish(request, response, plain);
        }
    }

    private void finish(Request request, Response response, InputBuffer plain) throws IOException {
        org.apache.coyote.Request wire = request.getCoyoteRequest();
        boolean hasBody =
                wire.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (!hasBody || wire.hasExpectation()) {
            // The server closes the connection of a refused one that was to be asked for.
            return;
        }
        // With a time of its own: the call itself may have taken long.
        InputBuffer rest = new TimedBody(plain, grace, false);
        try {
            if (taken(rest)) {
                return;
            }
        } catch (IOException tooSlow) {
            getContainer().getLogger().debug("The rest of a body came too slowly", tooSlow);
        }
        // Written before the line is cut.
        response.flushBuffer();
        response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
    }

    private static boolean taken(InputBuffer rest) throws IOException {
        Dropped dropped = new Dropped();
        long taken = 0;
        for (int count = rest.doRead(dropped); count >= 0; count = rest.doRead(dropped)) {
            taken += count;
            if (taken > MOST_REST) {
                return false;
            }
        }
        return true;
    }

    /** Takes bytes that nobody looks at. */
    private static final class Dropped implements ApplicationBufferHandler {
        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // The server hands its own buffers over.
        }
    }
}

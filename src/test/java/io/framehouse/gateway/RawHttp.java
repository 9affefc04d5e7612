package io.framehouse.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Requests byte by byte, which no proper client would send; one connection each. */
final class RawHttp {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int MOST_READ = 200_000;

    private RawHttp() {}

    /** An answer; status 0 where the server just hung up. */
    record Answer(int status, String text) {}

    static Answer send(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
            } catch (IOException refusedEarly) {
                // The answer may be there all the same.
            }
            try {
                return read(new BufferedInputStream(socket.getInputStream()));
            } catch (IOException reset) {
                if (reset instanceof java.net.SocketTimeoutException) {
                    throw reset;
                }
                return new Answer(0, "");
            }
        }
    }

    private static Answer read(InputStream in) throws IOException {
        String head = head(in);
        if (!head.startsWith("HTTP/1.")) {
            return new Answer(0, head);
        }
        int status = Integer.parseInt(head.substring(9, 12));
        if (status == 100) {
            return read(in);
        }
        String lower = head.toLowerCase(Locale.ROOT);
        if (lower.contains("text/event-stream")) {
            return new Answer(status, head);
        }
        return new Answer(
                status, head + new String(in.readNBytes(MOST_READ), StandardCharsets.UTF_8));
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            last = last << 8 | next;
            if (last == 0x0d0a0d0a) {
                break;
            }
        }
        return head.toString(StandardCharsets.UTF_8);
    }
}

package io.framehouse.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * One connection that asks and reads answers, over and over: as little work as a client can do, so
 * that it takes little from the server on the same cores.
 */
final class WireCaller implements Lap.Caller {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Supplier<byte[]> requests;
    private final int expected;

    WireCaller(int port, int expected, Supplier<byte[]> requests) throws IOException {
        this.socket = new Socket("127.0.0.1", port);
        this.socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        this.out = socket.getOutputStream();
        this.requests = requests;
        this.expected = expected;
    }

    /** A whole request as bytes. */
    static byte[] request(String method, String path, String key, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head =
                method
                        + " "
                        + path
                        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + key
                        + "\r\n"
                        + (content.length == 0
                                ? ""
                                : "Content-Type: application/json\r\nContent-Length: "
                                        + content.length
                                        + "\r\n")
                        + "\r\n";
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[first.length + content.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(content, 0, all, first.length, content.length);
        return all;
    }

    @Override
    public boolean once() throws IOException {
        out.write(requests.get());
        out.flush();
        String status = line();
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = true;
            }
        }
        String body = chunked ? chunks() : text(length);
        if (!status.contains(" " + expected)) {
            throw new IllegalStateException(status + " " + body);
        }
        return true;
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); ; size = Integer.parseInt(line(), 16)) {
            body.append(text(size));
            line();
            if (size == 0) {
                return body.toString();
            }
        }
    }

    private String text(int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The server closed the connection after '" + line + "'");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

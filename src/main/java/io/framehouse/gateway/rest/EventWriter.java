package io.framehouse.gateway.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes server-sent events. Each message is flushed whole; a client that takes nothing for as long
 * as the server's time-out ends the call.
 *
 * @see "WHATWG HTML, section 9.2: server-sent events"
 */
final class EventWriter {
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final OutputStream out;
    private final JsonMapper mapper;

    private EventWriter(OutputStream out, JsonMapper mapper) {
        this.out = out;
        this.mapper = mapper;
    }

    static EventWriter open(HttpServletResponse response, JsonMapper mapper) throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        // Proxies such as nginx would keep messages back otherwise.
        response.setHeader("X-Accel-Buffering", "no");
        return new EventWriter(response.getOutputStream(), mapper);
    }

    /** Names the place from which a client that lost the line goes on. */
    void begin(String id, int retryMillis) throws IOException {
        send("retry: " + retryMillis + "\nid: " + id + "\n\n");
    }

    void message(String id, String event, Object data) throws IOException {
        String json = mapper.writeValueAsString(data);
        send("id: " + id + "\nevent: " + event + "\ndata: " + json + "\n\n");
    }

    void heartbeat() throws IOException {
        out.write(HEARTBEAT);
        out.flush();
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}

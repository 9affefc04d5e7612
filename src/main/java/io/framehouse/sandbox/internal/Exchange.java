package io.framehouse.sandbox.internal;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One HTTP request and its answer. */
final class Exchange {
    static final int MAX_BODY_BYTES = 20 * 1024 * 1024;
    private static final int MAX_DRAINED_BYTES = 200 * 1024 * 1024;

    private final HttpExchange raw;

    Exchange(HttpExchange raw) {
        this.raw = raw;
    }

    String method() {
        return raw.getRequestMethod();
    }

    String path() {
        return raw.getRequestURI().getRawPath();
    }

    String header(String name) {
        String value = raw.getRequestHeaders().getFirst(name);
        return value == null ? "" : value.strip();
    }

    void setHeader(String name, String value) {
        raw.getResponseHeaders().set(name, value);
    }

    /** Every value of a query parameter, also written as {@code name[]}. */
    List<String> queryAll(String name) {
        List<String> values = new ArrayList<>();
        String query = raw.getRequestURI().getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            String key = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
            if (key.equals(name) || key.equals(name + "[]")) {
                String value = parts.length > 1 ? parts[1] : "";
                values.add(URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    String query(String name, String otherwise) {
        List<String> values = queryAll(name);
        return values.isEmpty() ? otherwise : values.getFirst();
    }

    /** Reads the body as a JSON object of at most 20 MB. */
    ObjectNode readObject() throws IOException {
        JsonNode node = readJson();
        if (!(node instanceof ObjectNode object)) {
            throw new Refusal(
                    RefusalKind.BAD_REQUEST, "", "the request body must be a JSON object");
        }
        return object;
    }

    JsonNode readJson() throws IOException {
        byte[] body = readBody();
        String type = header("Content-Type").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json")) {
            throw new Refusal(RefusalKind.BAD_REQUEST, "", "Content-Type must be application/json");
        }
        return Json.parse(body);
    }

    private byte[] readBody() throws IOException {
        InputStream stream = raw.getRequestBody();
        byte[] body = stream.readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            // Read on, so that the answer reaches a caller who is still sending.
            stream.skip(MAX_DRAINED_BYTES);
            throw new Refusal(
                    RefusalKind.BODY_TOO_LARGE, "", "the request body must not exceed 20 MB");
        }
        return body;
    }

    void reply(int status, JsonNode body) throws IOException {
        reply(status, "application/json", Json.bytes(body));
    }

    void reply(int status, String contentType, byte[] body) throws IOException {
        start(status, contentType, body.length).write(body);
        raw.close();
    }

    /** Sends the head; the caller writes exactly that many bytes, or aborts. */
    OutputStream start(int status, String contentType, long length) throws IOException {
        raw.getResponseHeaders().set("Content-Type", contentType);
        boolean headOnly = method().equals("HEAD");
        if (headOnly) {
            raw.getResponseHeaders().set("Content-Length", Long.toString(length));
        }
        raw.sendResponseHeaders(status, headOnly || length == 0 ? -1 : length);
        return headOnly ? OutputStream.nullOutputStream() : raw.getResponseBody();
    }

    /** Closes the connection as it is, without an answer or in the midst of one. */
    void abort() {
        raw.close();
    }
}

package io.framehouse.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * The 32 hex digits under which one request is found in the log: the running trace's, the caller's
 * own from {@code traceparent} (W3C Trace Context), or a new one.
 */
public final class TraceId {
    private static final String ATTRIBUTE = TraceId.class.getName();
    private static final Pattern PARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private TraceId() {}

    /** The same text for the whole request. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String made = make(request);
        request.setAttribute(ATTRIBUTE, made);
        return made;
    }

    private static String make(HttpServletRequest request) {
        String running = MDC.get("traceId");
        if (running != null && !running.isBlank()) {
            return running;
        }
        String parent = request.getHeader("traceparent");
        Matcher matcher = PARENT.matcher(parent == null ? "" : parent);
        return matcher.matches() ? matcher.group(1) : random();
    }

    private static String random() {
        byte[] bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
